import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'vpn-session-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Client VPN does not log who connects',
  why: 'Without connection logs nobody can say which vendor engineer was inside the enclave, or when.',
  fix: 'Set `ConnectionLogOptions.Enabled` to true and name a log group.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12', 'ac-17.1'] },
  appliesTo: ['AWS::EC2::ClientVpnEndpoint'],

  check(endpoint, _world, report) {
    mustBeTrue(endpoint.read('ConnectionLogOptions.Enabled'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'logging switched off',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              ConnectionLogOptions: { Enabled: false }`,
    },
    {
      title: 'logging never mentioned',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { ClientCidrBlock: 10.20.0.0/22 }`,
    },
    {
      title: 'logging only in production',
      template: `
        Parameters:
          Environment: { Type: String }
        Conditions:
          IsProduction: !Equals [!Ref Environment, production]
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              ConnectionLogOptions: { Enabled: !If [IsProduction, true, false] }`,
    },
  ],
  good: [
    {
      title: 'logging to a log group',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: vendor-vpn }`,
    },
    {
      title: 'a parameter whose default switches logging on',
      template: `
        Parameters:
          LogVpn: { Type: String, Default: 'true' }
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              ConnectionLogOptions: { Enabled: !Ref LogVpn, CloudwatchLogGroup: vendor-vpn }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter without default',
      template: `
        Parameters:
          LogVpn: { Type: String }
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              ConnectionLogOptions: { Enabled: !Ref LogVpn }`,
    },
    {
      title: 'the deployer may switch logging off, though it is on by default',
      template: `
        Parameters:
          LogVpn: { Type: String, Default: 'true', AllowedValues: ['true', 'false'] }
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              ConnectionLogOptions: { Enabled: !Ref LogVpn }`,
    },
  ],
});
