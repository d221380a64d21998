import type { Principal, World } from '../../../lib/template';
import { all, any, says } from '../../judge';
import { letsForeignAccountIn } from '../../questions/ask-engine';
import { judgeStatements } from '../../questions/judge-statements';
import { accountOf } from '../../questions/principals';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'bucket-policy-foreign-account',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Bucket policy names another account',
  why: 'What the statement allows now depends on how well somebody else guards their account.',
  fix: 'Name principals of your own account by `AWS::AccountId` or by reference, and move what others need behind a role.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-20'], fsbp: ['s3.6'] },
  appliesTo: RESOURCE_POLICY_TYPES.bucket,

  check(resource, world, report) {
    judgeStatements(
      resourcePoliciesOf(resource),
      {
        ask: letsForeignAccountIn(
          ({ effect, principals = [] }) =>
            all([says(effect, 'Allow'), any(principals.map((one) => isForeign(one, world)))]),
          resource,
          world,
        ),
        part: 'Principal',
        want: 'principals of the own account',
      },
      report,
    );
  },

  bad: [
    {
      title: 'a star, and a test that leaves another account',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*', Condition: { StringEquals: { aws:PrincipalAccount: '444455556666' } } }`,
    },
    {
      title: 'a star, and a Deny that spares another account',
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
                  - { Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { StringNotEquals: { aws:PrincipalAccount: '444455556666' } } }`,
    },
    {
      title: 'a role of an account by its number',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::444455556666:role/reader' }, Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'an account id alone, in a list',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: [!Ref AWS::AccountId, '444455556666'] }, Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }`,
    },
  ],
  good: [
    {
      title: 'another account that a Deny keeps out of all it is given, and an organization beside it',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: { AWS: '444455556666' }, Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }
                  - { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*', Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } } }
                  - { Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { StringNotEquals: { aws:PrincipalAccount: !Ref AWS::AccountId } } }`,
    },
    {
      title: 'roles of this template and of the own account',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: [!GetAtt Reader.Arn, !Sub 'arn:aws:iam::\${AWS::AccountId}:role/reader', !Ref AWS::AccountId] }, Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }
                  - { Effect: Allow, Principal: { Service: logs.amazonaws.com }, Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }
                  - { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }
          Reader:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'another account is denied',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Principal: { AWS: '444455556666' }, Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'the account from which load balancers write their logs, and CloudFront by two names',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: ['arn:aws:iam::054676820928:root', 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1'], CanonicalUser: !GetAtt Oai.S3CanonicalUserId }, Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }
          Oai:
            Type: AWS::CloudFront::CloudFrontOriginAccessIdentity`,
    },
  ],
  unknown: [
    {
      title: 'the account is a parameter',
      template: `
        Parameters:
          Partner: { Type: String }
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Sub 'arn:aws:iam::\${Partner}:root' }, Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'somebody by canonical id, which says nothing about the account',
      template: `
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: claims
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { CanonicalUser: 79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be }, Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }`,
    },
  ],
});

function isForeign(principal: Principal, world: World) {
  // Nobody can read an account from a canonical id, and some belong to AWS. One that is a reference is ours.
  if (principal.kind === 'CanonicalUser') return principal.property.value.kind === 'known' ? undefined : false;
  return principal.kind === 'AWS' && accountOf(principal, world).foreign;
}
