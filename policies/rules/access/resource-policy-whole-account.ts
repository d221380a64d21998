import type { Principal } from '../../../lib/template';
import { all, any, not, says } from '../../judge';
import { letsWholeAccountIn } from '../../questions/ask-engine';
import { judgeStatements } from '../../questions/judge-statements';
import { narrowsWho } from '../../questions/narrowing';
import { accountOf } from '../../questions/principals';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

const QUEUE = (...statements: readonly string[]) => `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [claims]
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
${statements.map((one) => `                  - ${one}`).join('\n')}`;

export default defineRule({
  id: 'resource-policy-whole-account',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Resource policy allows a whole account',
  why: 'Whoever administers that account decides who of it gets in; nobody sees it here.',
  fix: 'Name the roles that need access instead of the account.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: Object.values(RESOURCE_POLICY_TYPES).flat(),

  // A key may name its own account: that is the default, and without it no IAM policy works. Source: Default key policy.
  check(resource, world, report) {
    const key = RESOURCE_POLICY_TYPES.key.includes(resource.type);
    const isWhole = (one: Principal) =>
      one.kind === 'AWS' && all([accountOf(one, world).whole, !key || not(accountOf(one, world).own)]);
    judgeStatements(
      resourcePoliciesOf(resource),
      {
        ask: letsWholeAccountIn(
          ({ effect, principals = [], conditions }) =>
            all([says(effect, 'Allow'), any(principals.map(isWhole)), not(any(conditions.map(narrowsWho)))]),
          resource,
          world,
          key ? 'others' : 'any',
        ),
        part: 'Principal',
        want: 'the roles that need access',
      },
      report,
    );
  },

  bad: [
    {
      title: 'the root of an account, which stands for all of it',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Sub 'arn:aws:iam::\${AWS::AccountId}:root' }, Action: sqs:SendMessage, Resource: '*' }`,
    },
    {
      title: 'an account id, in a list',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: ['arn:aws:iam::111122223333:role/reader', '111122223333'] }, Action: sqs:SendMessage, Resource: '*' }`,
    },
    {
      title: 'the account of a parameter',
      template: `
        Parameters:
          Partner: { Type: String }
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Sub 'arn:aws:iam::\${Partner}:root' }, Action: sqs:SendMessage, Resource: '*' }`,
    },
    {
      title: 'another account, by a key',
      template: `
        Resources:
          Policy:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: kms:Decrypt, Resource: '*' }`,
    },
    {
      title: 'the own account and another, by a queue, and a Deny to the other',
      template: QUEUE(
        `{ Effect: Allow, Principal: { AWS: [!Sub 'arn:aws:iam::\${AWS::AccountId}:root', '444455556666'] }, Action: sqs:SendMessage, Resource: '*' }`,
        "{ Effect: Deny, Principal: '*', Action: 'sqs:*', Resource: '*', Condition: { StringEquals: { aws:PrincipalAccount: '444455556666' } } }",
      ),
    },
  ],
  good: [
    {
      title: 'an account, and a Deny to all of it but one role',
      template: QUEUE(
        "{ Effect: Allow, Principal: { AWS: '444455556666' }, Action: sqs:SendMessage, Resource: '*' }",
        "{ Effect: Deny, Principal: '*', Action: 'sqs:*', Resource: '*', Condition: { ArnNotLike: { aws:PrincipalArn: 'arn:aws:iam::444455556666:role/reader' } } }",
      ),
    },
    {
      title: 'the own account, by a key',
      template: `
        Resources:
          Policy:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root' }, Action: kms:Decrypt, Resource: '*' }`,
    },
    {
      title: 'roles, and a service',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: ['arn:aws:iam::111122223333:role/reader', !GetAtt Reader.Arn] }, Action: sqs:SendMessage, Resource: '*' }
                  - { Effect: Allow, Principal: { Service: sns.amazonaws.com }, Action: sqs:SendMessage, Resource: '*' }
          Reader:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'an account that is denied, and one that is narrowed to a role',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Principal: { AWS: '111122223333' }, Action: sqs:SendMessage, Resource: '*' }
                  - Effect: Allow
                    Principal: { AWS: '111122223333' }
                    Action: sqs:SendMessage
                    Resource: '*'
                    Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::111122223333:role/reader' } }`,
    },
    {
      title: 'the own account and another, by a key, and a Deny to the other',
      template: `
        Resources:
          Policy:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: { AWS: [!Sub 'arn:aws:iam::\${AWS::AccountId}:root', '444455556666'] }, Action: kms:Decrypt, Resource: '*' }
                  - { Effect: Deny, Principal: '*', Action: 'kms:*', Resource: '*', Condition: { StringEquals: { aws:PrincipalAccount: '444455556666' } } }`,
    },
    {
      title: 'the account of a parameter, narrowed to a role',
      template: `
        Parameters:
          Partner: { Type: String }${QUEUE(
            `{ Effect: Allow, Principal: { AWS: !Sub 'arn:aws:iam::\${Partner}:root' }, Action: sqs:SendMessage, Resource: '*', Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::111122223333:role/reader' } } }`,
          )}`,
    },
  ],
  unknown: [
    {
      title: 'the principal is a parameter',
      template: `
        Parameters:
          Partner: { Type: String }
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Ref Partner }, Action: sqs:SendMessage, Resource: '*' }`,
    },
  ],
});
