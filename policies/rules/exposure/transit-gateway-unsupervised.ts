import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'transit-gateway-unsupervised',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Transit gateway takes every attachment without asking',
  why: 'Each account it is shared with connects its networks, and nobody approves the new path.',
  fix: 'Set `AutoAcceptSharedAttachments` to disable.',
  controls: { 'nist-800-53-r5': ['ac-4', 'ca-3', 'sc-7'], fsbp: ['ec2.23'] },
  appliesTo: ['AWS::EC2::TransitGateway'],

  check(resource, _world, report) {
    mustNotSay(resource.read('AutoAcceptSharedAttachments'), { texts: ['enable'], want: 'disable' }, report);
  },

  bad: [
    {
      title: 'attachments are taken without asking',
      template: `
        Resources:
          Hub:
            Type: AWS::EC2::TransitGateway
            Properties: { AutoAcceptSharedAttachments: enable }`,
    },
    {
      title: 'the same in capitals',
      template: `
        Resources:
          Hub:
            Type: AWS::EC2::TransitGateway
            Properties: { AutoAcceptSharedAttachments: Enable }`,
    },
  ],
  good: [
    {
      title: 'attachments are approved',
      template: `
        Resources:
          Hub:
            Type: AWS::EC2::TransitGateway
            Properties: { AutoAcceptSharedAttachments: disable }`,
    },
    {
      title: 'nothing said, which means approved',
      template: `
        Resources:
          Hub:
            Type: AWS::EC2::TransitGateway
            Properties: { Description: enclave }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Auto: { Type: String }
        Resources:
          Hub:
            Type: AWS::EC2::TransitGateway
            Properties: { AutoAcceptSharedAttachments: !Ref Auto }`,
    },
  ],
});
