import { letsForeignAccountIn } from '../../questions/ask-engine';
import { judgeStatements } from '../../questions/judge-statements';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../questions/resource-policies';
import { trustsForeign } from '../../questions/trusted-accounts';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'resource-policy-foreign-account',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Resource policy names another account',
  why: 'What the statement allows now depends on how well somebody else guards their account.',
  fix: 'Name principals of your own account by `AWS::AccountId` or by reference, and move what others need behind a role.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-20'] },
  appliesTo: [
    ...RESOURCE_POLICY_TYPES.topic,
    ...RESOURCE_POLICY_TYPES.queue,
    ...RESOURCE_POLICY_TYPES.key,
    ...RESOURCE_POLICY_TYPES.repository,
    ...RESOURCE_POLICY_TYPES.eventBus,
    ...RESOURCE_POLICY_TYPES.searchDomain,
    ...RESOURCE_POLICY_TYPES.other,
  ],

  check(resource, world, report) {
    judgeStatements(
      resourcePoliciesOf(resource),
      {
        ask: letsForeignAccountIn((statement) => trustsForeign(statement, world), resource, world),
        part: 'Principal',
        want: 'principals of the own account',
      },
      report,
    );
  },

  bad: [
    {
      title: 'a Deny that takes something else from the account',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [claims]
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: { AWS: '444455556666' }, Action: sqs:SendMessage, Resource: '*' }
                  - { Effect: Deny, Principal: '*', Action: sqs:DeleteMessage, Resource: '*', Condition: { StringNotEquals: { aws:PrincipalAccount: !Ref AWS::AccountId } } }`,
    },
    {
      title: 'a role of an account by its number',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::444455556666:role/reader' }, Action: secretsmanager:GetSecretValue, Resource: '*' }`,
    },
    {
      title: 'an account id alone, in a list',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: [!Ref AWS::AccountId, '444455556666'] }, Action: secretsmanager:GetSecretValue, Resource: '*' }`,
    },
  ],
  good: [
    {
      title: 'another account that a Deny keeps out',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [claims]
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: { AWS: '444455556666' }, Action: sqs:SendMessage, Resource: '*' }
                  - { Effect: Deny, Principal: '*', Action: 'sqs:*', Resource: '*', Condition: { StringNotEquals: { aws:PrincipalAccount: !Ref AWS::AccountId } } }`,
    },
    {
      title: 'roles of this template and of the own account',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: [!GetAtt Reader.Arn, !Sub 'arn:aws:iam::\${AWS::AccountId}:role/reader', !Ref AWS::AccountId] }, Action: secretsmanager:GetSecretValue, Resource: '*' }
                  - { Effect: Allow, Principal: { Service: logs.amazonaws.com }, Action: secretsmanager:GetSecretValue, Resource: '*' }
                  - { Effect: Allow, Principal: '*', Action: secretsmanager:GetSecretValue, Resource: '*' }
          Reader:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'another account is denied',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - { Effect: Deny, Principal: { AWS: '444455556666' }, Action: secretsmanager:GetSecretValue, Resource: '*' }`,
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
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Sub 'arn:aws:iam::\${Partner}:root' }, Action: secretsmanager:GetSecretValue, Resource: '*' }`,
    },
  ],
});
