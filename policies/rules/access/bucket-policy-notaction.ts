import { says } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'bucket-policy-notaction',
  topic: 'access',
  severity: 'error',
  title: 'Bucket policy allows all actions but a few',
  why: 'Whoever is named gets every other action of S3, the deletion of the bucket and of its policy included.',
  fix: 'Replace `NotAction` by an `Action` that lists what is needed.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: RESOURCE_POLICY_TYPES.bucket,

  check(resource, _world, report) {
    judgeStatements(
      resourcePoliciesOf(resource),
      {
        ask: (statement) => statement.notActions !== undefined && says(statement.effect, 'Allow'),
        part: 'NotAction',
        want: 'an Action that lists what is needed',
      },
      report,
    );
  },

  bad: [
    {
      title: 'all but one',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, NotAction: s3:PutObject, Resource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'all but a list of two, written as one statement without a list',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement: { Effect: Allow, Principal: { AWS: '111122223333' }, NotAction: [s3:GetObject, s3:PutObject], Resource: 'arn:aws:s3:::claims/*' }`,
    },
  ],
  good: [
    {
      title: 'all but one are denied',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Principal: '*', NotAction: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'one action is allowed',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }`,
    },
  ],
  unknown: [
    {
      title: 'nobody knows whether it is allowed or denied',
      template: `
        Parameters:
          Effect: { Type: String }
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: !Ref Effect, Principal: { AWS: '111122223333' }, NotAction: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }`,
    },
  ],
});
