import { mustBeNumber, mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'vpn-session-overlong',
  topic: 'access',
  severity: 'error',
  title: 'Client VPN session outlives the working day',
  why: 'A laptop that is left, lost or taken over stays connected, long after its vendor engineer was let go.',
  fix: 'Set `SessionTimeoutHours` to 8, 10 or 12 and keep `DisconnectOnSessionTimeout` true.',
  controls: { 'nist-800-53-r5': ['ac-12', 'sc-10', 'ac-17'] },
  appliesTo: ['AWS::EC2::ClientVpnEndpoint'],

  check(endpoint, _world, report) {
    // AWS::EC2::ClientVpnEndpoint, SessionTimeoutHours: "Valid values: 8 | 10 | 12 | 24. Default value: 24".
    const accepts = (hours: number) => hours < 24;
    mustBeNumber(endpoint.read('SessionTimeoutHours'), { want: '8, 10 or 12 hours', accepts }, report);
    // DisconnectOnSessionTimeout: "The default value is true"; without it clients connect again by themselves.
    mustBeTrue(endpoint.read('DisconnectOnSessionTimeout'), { want: 'true', preset: true }, report);
  },

  bad: [
    {
      title: 'nothing said, which means 24 hours',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { ClientCidrBlock: 10.20.0.0/22 }`,
    },
    {
      title: '24 hours, in words',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { ClientCidrBlock: 10.20.0.0/22, SessionTimeoutHours: '24' }`,
    },
    {
      title: 'eight hours, and then the client connects again by itself',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { SessionTimeoutHours: 8, DisconnectOnSessionTimeout: false }`,
    },
  ],
  good: [
    {
      title: 'twelve hours',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { SessionTimeoutHours: 12 }`,
    },
    {
      title: 'eight hours, in words, and a person who has to come back',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { SessionTimeoutHours: '8', DisconnectOnSessionTimeout: 'true' }`,
    },
  ],
  unknown: [
    {
      title: 'the length is a parameter',
      template: `
        Parameters:
          Hours: { Type: Number }
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { SessionTimeoutHours: !Ref Hours }`,
    },
    {
      title: 'whether clients come back by themselves is a parameter',
      template: `
        Parameters:
          Disconnect: { Type: String }
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { SessionTimeoutHours: 8, DisconnectOnSessionTimeout: !Ref Disconnect }`,
    },
  ],
});
