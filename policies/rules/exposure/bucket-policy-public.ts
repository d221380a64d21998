import { judgeOpenness } from '../../questions/judge-openness';
import { RESOURCE_POLICY_TYPES } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'bucket-policy-public',
  topic: 'exposure',
  severity: 'error',
  waivable: false,
  title: 'Bucket policy lets everybody in',
  why: 'Whoever learns the name of the bucket reads, lists or changes what the statement allows, without an account of yours.',
  fix: 'Name the accounts, roles or services in `Principal`, or add a condition on `aws:PrincipalOrgID`, `aws:SourceArn` or `aws:SourceVpce`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'sc-7'], fsbp: ['s3.2', 's3.3'] },
  appliesTo: RESOURCE_POLICY_TYPES.bucket,

  check(resource, world, report) {
    judgeOpenness(resource, world, report);
  },

  bad: [
    {
      title: 'a star',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'a star in a list, under a condition that everybody can meet',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: ['111122223333', '*'] }
                    Action: s3:GetObject
                    Resource: 'arn:aws:s3:::claims/*'
                    Condition: { StringLike: { aws:Referer: https://example.com/* } }`,
    },
    {
      title: 'any role, of the account that it is of',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal: '*'
                    Action: s3:GetObject
                    Resource: 'arn:aws:s3:::claims/*'
                    Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::\${aws:PrincipalAccount}:role/*' } }`,
    },
  ],
  good: [
    {
      title: 'a star, narrowed to one organization',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: '*'
                    Action: s3:GetObject
                    Resource: 'arn:aws:s3:::claims/*'
                    Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }`,
    },
    {
      title: 'a star that is denied, and one account that is allowed',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Principal: '*', Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' }, Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'a Deny by NotAction to all but one account, which leaves nothing of it to others',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }
                  - { Effect: Deny, Principal: '*', NotAction: ['s3:Tag*'], Resource: '*', Condition: { StringNotEquals: { aws:PrincipalAccount: '111122223333' } } }`,
    },
  ],
  unknown: [
    {
      title: 'a star, narrowed to an organization by a pattern that is a parameter',
      template: `
        Parameters:
          Organization: { Type: String }
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*', Condition: { StringLike: { aws:PrincipalOrgID: !Ref Organization } } }`,
    },
    {
      title: 'a star, under a condition that is imported',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: '*'
                    Action: s3:GetObject
                    Resource: 'arn:aws:s3:::claims/*'
                    Condition: !ImportValue only-us`,
    },
  ],
});
