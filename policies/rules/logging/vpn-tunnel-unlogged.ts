import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';
import { TUNNEL_OPTIONS, tunnelsOf } from '../../vpn-tunnels';

export default defineRule({
  id: 'vpn-tunnel-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'VPN tunnel to a vendor’s office keeps no log',
  why: 'Nobody can say when the tunnel was up, which cipher it agreed on, or who tried another.',
  fix: 'Set `LogOptions.CloudwatchLogOptions.LogEnabled` to true for both tunnels.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12', 'ac-17.1'], fsbp: ['ec2.171'] },
  appliesTo: ['AWS::EC2::VPNConnection'],

  check(connection, _world, report) {
    const options = connection.read(TUNNEL_OPTIONS);
    const tunnels = tunnelsOf(options);
    if (tunnels === undefined) report.unknown(options, { want: 'a log for each tunnel' });
    // VpnTunnelLogOptionsSpecification, CloudWatchLogOptionsSpecification, LogEnabled: "Default value: False".
    for (const tunnel of tunnels ?? []) {
      mustBeTrue(tunnel.read('LogOptions.CloudwatchLogOptions.LogEnabled'), { want: 'true' }, report);
    }
  },

  bad: [
    {
      title: 'nothing said',
      template: `
        Resources:
          Office:
            Type: AWS::EC2::VPNConnection
            Properties: { Type: ipsec.1, CustomerGatewayId: cgw-0 }`,
    },
    {
      title: 'only one of the two tunnels',
      template: `
        Resources:
          Office:
            Type: AWS::EC2::VPNConnection
            Properties:
              VpnTunnelOptionsSpecifications: [{ LogOptions: { CloudwatchLogOptions: { LogEnabled: true } } }]`,
    },
    {
      title: 'logs switched off',
      template: `
        Resources:
          Office:
            Type: AWS::EC2::VPNConnection
            Properties:
              VpnTunnelOptionsSpecifications:
                - LogOptions: { CloudwatchLogOptions: { LogEnabled: true } }
                - LogOptions: { CloudwatchLogOptions: { LogEnabled: false } }`,
    },
  ],
  good: [
    {
      title: 'both tunnels',
      template: `
        Resources:
          Office:
            Type: AWS::EC2::VPNConnection
            Properties:
              VpnTunnelOptionsSpecifications:
                - LogOptions: { CloudwatchLogOptions: { LogEnabled: true, LogOutputFormat: json } }
                - LogOptions: { CloudwatchLogOptions: { LogEnabled: 'true', LogOutputFormat: json } }`,
    },
    {
      title: 'both tunnels, by a parameter that is on by default',
      template: `
        Parameters:
          Log: { Type: String, Default: 'true' }
        Resources:
          Office:
            Type: AWS::EC2::VPNConnection
            Properties:
              VpnTunnelOptionsSpecifications:
                - LogOptions: { CloudwatchLogOptions: { LogEnabled: !Ref Log } }
                - LogOptions: { CloudwatchLogOptions: { LogEnabled: !Ref Log } }`,
    },
  ],
  unknown: [
    {
      title: 'the options of a tunnel are imported',
      template: `
        Resources:
          Office:
            Type: AWS::EC2::VPNConnection
            Properties:
              VpnTunnelOptionsSpecifications:
                - LogOptions: { CloudwatchLogOptions: { LogEnabled: true } }
                - LogOptions: !ImportValue tunnel-log`,
    },
    {
      title: 'the options of all tunnels are imported',
      template: `
        Resources:
          Office:
            Type: AWS::EC2::VPNConnection
            Properties: { VpnTunnelOptionsSpecifications: !ImportValue tunnels }`,
    },
  ],
});
