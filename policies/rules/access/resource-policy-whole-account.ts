import { all, any, not, says } from '../../judge';
import { judgeStatements } from '../../judge-statements';
import { narrowsWho } from '../../narrowing';
import { accountOf } from '../../principals';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../resource-policies';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'resource-policy-whole-account',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Resource policy allows a whole account',
  why: 'Whoever administers that account decides who of it gets in; nobody sees it here.',
  fix: 'Name the roles that need access instead of the account.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: [
    ...RESOURCE_POLICY_TYPES.bucket,
    ...RESOURCE_POLICY_TYPES.topic,
    ...RESOURCE_POLICY_TYPES.queue,
    ...RESOURCE_POLICY_TYPES.repository,
    ...RESOURCE_POLICY_TYPES.eventBus,
    ...RESOURCE_POLICY_TYPES.searchDomain,
    ...RESOURCE_POLICY_TYPES.other,
  ],

  // Keys are apart: by default their policy hands permissions to the account, so that IAM policies work at all.
  check(resource, world, report) {
    judgeStatements(
      resourcePoliciesOf(resource),
      {
        ask: ({ effect, principals = [], conditions }) =>
          all([
            says(effect, 'Allow'),
            any(principals.map((one) => one.kind === 'AWS' && accountOf(one, world).whole)),
            not(any(conditions.map(narrowsWho))),
          ]),
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
  ],
  good: [
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
