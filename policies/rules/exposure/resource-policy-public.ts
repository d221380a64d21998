import { judgeOpenness } from '../../questions/judge-openness';
import { RESOURCE_POLICY_TYPES } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'resource-policy-public',
  topic: 'exposure',
  severity: 'error',
  waivable: false,
  title: 'Resource policy lets everybody in',
  why: 'Any AWS account can do with the resource what the statement allows; no permission of yours is asked.',
  fix: 'Name the accounts, roles or services in `Principal`, or add a condition on `aws:PrincipalOrgID`, `aws:SourceArn` or `aws:SourceVpce`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'sc-7'] },
  appliesTo: RESOURCE_POLICY_TYPES.other,

  check(resource, world, report) {
    judgeOpenness(resource, world, report);
  },

  bad: [
    {
      title: 'a star',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: secretsmanager:GetSecretValue, Resource: '*' }`,
    },
    {
      title: 'a star in a list, under a condition that everybody can meet',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: ['111122223333', '*'] }
                    Action: secretsmanager:GetSecretValue
                    Resource: '*'
                    Condition: { StringEqualsIfExists: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }`,
    },
    {
      title: 'any role, of the account that it is of',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: claims
              ResourcePolicy:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal: '*'
                    Action: secretsmanager:GetSecretValue
                    Resource: '*'
                    Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::\${aws:PrincipalAccount}:role/*' } }`,
    },
  ],
  good: [
    {
      title: 'a star, narrowed to one organization',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - Effect: Allow
                    Principal: '*'
                    Action: secretsmanager:GetSecretValue
                    Resource: '*'
                    Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }`,
    },
    {
      title: 'a star that is denied, and one account that is allowed',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - { Effect: Deny, Principal: '*', Action: secretsmanager:GetSecretValue, Resource: '*' }
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' }, Action: secretsmanager:GetSecretValue, Resource: '*' }`,
    },
    {
      title: 'a Deny by NotAction to all but one account, which leaves nothing of it to others',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: claims
              ResourcePolicy:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: secretsmanager:GetSecretValue, Resource: '*' }
                  - { Effect: Deny, Principal: '*', NotAction: ['secretsmanager:Tag*'], Resource: '*', Condition: { StringNotEquals: { aws:PrincipalAccount: '111122223333' } } }`,
    },
  ],
  unknown: [
    {
      title: 'a star, under a condition that is imported',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - Effect: Allow
                    Principal: '*'
                    Action: secretsmanager:GetSecretValue
                    Resource: '*'
                    Condition: !ImportValue only-us`,
    },
  ],
});
