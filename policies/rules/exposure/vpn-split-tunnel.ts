import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'vpn-split-tunnel',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Client VPN leaves the rest of the computer on the internet',
  why: 'A vendor’s computer is in the enclave and on the internet at once, and can pass data or commands between them.',
  fix: 'Remove `SplitTunnel` or set it to false.',
  controls: { 'nist-800-53-r5': ['sc-7.7'] },
  appliesTo: ['AWS::EC2::ClientVpnEndpoint'],

  check(endpoint, _world, report) {
    // AWS::EC2::ClientVpnEndpoint, SplitTunnel: "By default, split-tunnel on a VPN endpoint is disabled".
    mustNotBeTrue(endpoint.read('SplitTunnel'), { want: 'false' }, report);
  },

  bad: [
    {
      title: 'split tunnel',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { ClientCidrBlock: 10.20.0.0/22, SplitTunnel: true }`,
    },
    {
      title: 'split tunnel, in words',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { ClientCidrBlock: 10.20.0.0/22, SplitTunnel: 'true' }`,
    },
  ],
  good: [
    {
      title: 'all traffic through the tunnel',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { ClientCidrBlock: 10.20.0.0/22, SplitTunnel: false }`,
    },
    {
      title: 'nothing said, which means all traffic',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { ClientCidrBlock: 10.20.0.0/22 }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Split: { Type: String }
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties: { ClientCidrBlock: 10.20.0.0/22, SplitTunnel: !Ref Split }`,
    },
  ],
});
