import { all, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'vpn-tunnel-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Site-to-site VPN does not log both of its tunnels',
  why: "Nobody can say when the vendor's network was connected, or why a tunnel was renegotiated.",
  fix: 'Set `LogOptions.CloudwatchLogOptions.LogEnabled` to true for both tunnels in `VpnTunnelOptionsSpecifications`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12', 'ac-17.1'], fsbp: ['ec2.171'] },
  appliesTo: ['AWS::EC2::VPNConnection'],

  check(connection, _world, report) {
    const tunnels = connection.read('VpnTunnelOptionsSpecifications');
    // Every connection has two tunnels; the log of one that is not described is off.
    const described = tunnels.value.kind === 'unresolved' ? undefined : tunnels.each().length === 2;
    const logged = tunnels
      .each()
      .map((tunnel) => says(tunnel.read('LogOptions.CloudwatchLogOptions.LogEnabled'), 'true'));
    mustHold(all([described, ...logged]), tunnels, { want: 'LogEnabled true for both tunnels' }, report);
  },

  bad: [
    {
      title: 'no tunnel options',
      template: `
        Resources:
          Site:
            Type: AWS::EC2::VPNConnection
            Properties: { Type: ipsec.1 }`,
    },
    {
      title: 'one tunnel is logged',
      template: `
        Resources:
          Site:
            Type: AWS::EC2::VPNConnection
            Properties: { VpnTunnelOptionsSpecifications: [{ LogOptions: { CloudwatchLogOptions: { LogEnabled: true } } }] }`,
    },
    {
      title: 'the log of one tunnel is off',
      template: `
        Resources:
          Site:
            Type: AWS::EC2::VPNConnection
            Properties: { VpnTunnelOptionsSpecifications: [{ LogOptions: { CloudwatchLogOptions: { LogEnabled: true } } }, { LogOptions: { CloudwatchLogOptions: { LogEnabled: false } } }] }`,
    },
    {
      title: 'one tunnel says nothing about logs',
      template: `
        Resources:
          Site:
            Type: AWS::EC2::VPNConnection
            Properties: { VpnTunnelOptionsSpecifications: [{ LogOptions: { CloudwatchLogOptions: { LogEnabled: true } } }, { DPDTimeoutSeconds: 60 }] }`,
    },
  ],
  good: [
    {
      title: 'both tunnels',
      template: `
        Resources:
          Site:
            Type: AWS::EC2::VPNConnection
            Properties: { VpnTunnelOptionsSpecifications: [{ LogOptions: { CloudwatchLogOptions: { LogEnabled: true } } }, { LogOptions: { CloudwatchLogOptions: { LogEnabled: true } } }] }`,
    },
    {
      title: 'both tunnels, as text',
      template: `
        Resources:
          Site:
            Type: AWS::EC2::VPNConnection
            Properties: { VpnTunnelOptionsSpecifications: [{ LogOptions: { CloudwatchLogOptions: { LogEnabled: 'true' } } }, { LogOptions: { CloudwatchLogOptions: { LogEnabled: 'true' } } }] }`,
    },
  ],
  unknown: [
    {
      title: 'the options are imported',
      template: `
        Resources:
          Site:
            Type: AWS::EC2::VPNConnection
            Properties: { VpnTunnelOptionsSpecifications: !ImportValue tunnels }`,
    },
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Log: { Type: String }
        Resources:
          Site:
            Type: AWS::EC2::VPNConnection
            Properties: { VpnTunnelOptionsSpecifications: [{ LogOptions: { CloudwatchLogOptions: { LogEnabled: !Ref Log } } }, { LogOptions: { CloudwatchLogOptions: { LogEnabled: true } } }] }`,
    },
  ],
});
