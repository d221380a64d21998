import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'transit-gateway-unencrypted',
  topic: 'transit',
  severity: 'warning',
  tier: 'opinion',
  title: 'Transit gateway carries traffic without encryption support',
  why: 'Traffic between networks that encrypt within themselves passes the gateway with nobody to prove it is encrypted.',
  fix: 'Set `EncryptionSupport` to enable.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::EC2::TransitGateway'],

  check(gateway, _world, report) {
    // AWS::EC2::TransitGateway, EncryptionSupport: "Disabled by default".
    mustSay(gateway.read('EncryptionSupport'), { texts: ['enable'], want: 'enable' }, report);
  },

  bad: [
    {
      title: 'nothing said',
      template: `
        Resources:
          Hub:
            Type: AWS::EC2::TransitGateway`,
    },
    {
      title: 'support switched off',
      template: `
        Resources:
          Hub:
            Type: AWS::EC2::TransitGateway
            Properties: { EncryptionSupport: disable }`,
    },
  ],
  good: [
    {
      title: 'support switched on',
      template: `
        Resources:
          Hub:
            Type: AWS::EC2::TransitGateway
            Properties: { EncryptionSupport: enable }`,
    },
    {
      title: 'a parameter whose default switches it on',
      template: `
        Parameters:
          Encryption: { Type: String, Default: enable }
        Resources:
          Hub:
            Type: AWS::EC2::TransitGateway
            Properties: { EncryptionSupport: !Ref Encryption }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Encryption: { Type: String }
        Resources:
          Hub:
            Type: AWS::EC2::TransitGateway
            Properties: { EncryptionSupport: !Ref Encryption }`,
    },
  ],
});
