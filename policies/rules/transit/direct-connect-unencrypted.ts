import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'direct-connect-unencrypted',
  topic: 'transit',
  severity: 'warning',
  tier: 'opinion',
  title: 'Direct Connect line does not ask for MACsec',
  why: 'The line ends in a building of others, and whoever patches its cables reads it unless a VPN runs on top.',
  fix: 'Set `RequestMACSec` to true, or run a VPN over the line and allow this finding.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::DirectConnect::Connection', 'AWS::DirectConnect::Lag'],

  check(line, world, report) {
    // A connection joins its group with the group's setting, so the group is judged.
    if (world.follow(line.read('LagId'))) return;
    // "MAC Security in Direct Connect": off unless it is asked for when the line is made.
    mustBeTrue(line.read('RequestMACSec'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'a connection that says nothing',
      template: `
        Resources:
          Line:
            Type: AWS::DirectConnect::Connection
            Properties: { Bandwidth: 10Gbps, ConnectionName: office, Location: EqFA5 }`,
    },
    {
      title: 'a group of lines without MACsec',
      template: `
        Resources:
          Lines:
            Type: AWS::DirectConnect::Lag
            Properties: { ConnectionsBandwidth: 10Gbps, LagName: office, Location: EqFA5, RequestMACSec: false }`,
    },
  ],
  good: [
    {
      title: 'a connection with MACsec',
      template: `
        Resources:
          Line:
            Type: AWS::DirectConnect::Connection
            Properties: { Bandwidth: 10Gbps, ConnectionName: office, Location: EqFA5, RequestMACSec: true }`,
    },
    {
      title: 'a connection of a group that has MACsec',
      template: `
        Resources:
          Lines:
            Type: AWS::DirectConnect::Lag
            Properties: { ConnectionsBandwidth: 10Gbps, LagName: office, Location: EqFA5, RequestMACSec: 'true' }
          Line:
            Type: AWS::DirectConnect::Connection
            Properties: { Bandwidth: 10Gbps, ConnectionName: office, Location: EqFA5, LagId: !Ref Lines }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Encrypt: { Type: String }
        Resources:
          Line:
            Type: AWS::DirectConnect::Connection
            Properties: { Bandwidth: 10Gbps, ConnectionName: office, Location: EqFA5, RequestMACSec: !Ref Encrypt }`,
    },
  ],
});
