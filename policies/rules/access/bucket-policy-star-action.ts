import { allowsAction, isStarAction } from '../../questions/grants';
import { judgeStatements } from '../../questions/judge-statements';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'bucket-policy-star-action',
  topic: 'access',
  severity: 'error',
  title: 'Bucket policy allows every action',
  why: 'Whoever is named may delete the bucket, open it to the public and rewrite its policy, not only read and write.',
  fix: 'List the actions that are needed in `Action`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: RESOURCE_POLICY_TYPES.bucket,

  check(resource, _world, report) {
    judgeStatements(
      resourcePoliciesOf(resource),
      {
        ask: (statement) => allowsAction(statement, isStarAction),
        part: 'Action',
        want: 'the actions that are needed',
      },
      report,
    );
  },

  bad: [
    {
      title: 'a lone star',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: '*', Resource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'every action of the service, among others and in capitals',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: [s3:GetObject, 'S3:*'], Resource: 'arn:aws:s3:::claims/*' }`,
    },
  ],
  good: [
    {
      title: 'named actions',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: [s3:GetObject, s3:PutObject], Resource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'a star that is denied',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Principal: '*', Action: '*', Resource: 'arn:aws:s3:::claims/*' }`,
    },
  ],
  unknown: [
    {
      title: 'the action is a parameter',
      template: `
        Parameters:
          Action: { Type: String }
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: !Ref Action, Resource: 'arn:aws:s3:::claims/*' }`,
    },
  ],
});
