import { behaviorsOf } from '../../questions/distribution-parts';
import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'distribution-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  waivable: false,
  title: 'Distribution answers plain HTTP',
  why: 'Whoever sits on the path between viewer and CloudFront reads and changes what passes.',
  fix: 'Set `ViewerProtocolPolicy` of every behavior to redirect-to-https or https-only.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['cloudfront.3'] },
  appliesTo: ['AWS::CloudFront::Distribution'],

  // CloudFormation refuses a behavior without the property, so one that is not written opens nothing.
  check(distribution, _world, report) {
    for (const behavior of behaviorsOf(distribution)) {
      const want = 'redirect-to-https or https-only';
      mustNotSay(behavior.get('ViewerProtocolPolicy'), { texts: ['allow-all'], want }, report);
    }
  },

  bad: [
    {
      title: 'the default behavior allows everything',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { DefaultCacheBehavior: { TargetOriginId: site, ViewerProtocolPolicy: allow-all } }`,
    },
    {
      title: 'one further behavior allows everything',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                DefaultCacheBehavior: { TargetOriginId: site, ViewerProtocolPolicy: https-only }
                CacheBehaviors:
                  - { PathPattern: /a/*, TargetOriginId: site, ViewerProtocolPolicy: redirect-to-https }
                  - { PathPattern: /b/*, TargetOriginId: site, ViewerProtocolPolicy: allow-all }`,
    },
  ],
  good: [
    {
      title: 'HTTPS only, and redirects to it',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                DefaultCacheBehavior: { TargetOriginId: site, ViewerProtocolPolicy: https-only }
                CacheBehaviors: [{ PathPattern: /a/*, TargetOriginId: site, ViewerProtocolPolicy: redirect-to-https }]`,
    },
    {
      title: 'redirects alone',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { DefaultCacheBehavior: { TargetOriginId: site, ViewerProtocolPolicy: redirect-to-https } }`,
    },
  ],
  unknown: [
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Viewers: { Type: String }
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { DefaultCacheBehavior: { TargetOriginId: site, ViewerProtocolPolicy: !Ref Viewers } }`,
    },
  ],
});
