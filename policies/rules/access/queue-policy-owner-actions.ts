import { matchesIam } from '../../../lib/common/match-glob';
import type { Statement } from '../../../lib/template';
import { allowsAction, isNarrowed } from '../../questions/grants';
import { all, not } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { isOwnAccount } from '../../questions/principals';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

const OWNER_ACTIONS = [
  'sqs:addpermission',
  'sqs:deletequeue',
  'sqs:purgequeue',
  'sqs:removepermission',
  'sqs:setqueueattributes',
];

export default defineRule({
  id: 'queue-policy-owner-actions',
  topic: 'access',
  severity: 'error',
  title: 'Queue policy gives away what only its owner should do',
  why: 'Whoever is named can empty, delete or hand over the queue, whatever your own permissions say.',
  fix: 'Leave only actions of use, such as `sqs:SendMessage`, in `Action`; give ownership in identity policies of your own account.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: RESOURCE_POLICY_TYPES.queue,

  check(resource, world, report) {
    const ask = (statement: Statement) =>
      all([
        allowsAction(statement, (action) => OWNER_ACTIONS.some((one) => matchesIam(action, one))),
        not(isNarrowed(statement)),
        not(all((statement.principals ?? []).map((principal) => isOwnAccount(principal, world)))),
      ]);
    judgeStatements(resourcePoliciesOf(resource), { ask, part: 'Action', want: 'actions of use only' }, report);
  },

  bad: [
    {
      title: 'the permission to give permissions',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:user/guest' }, Action: [sqs:SendMessage, sqs:AddPermission], Resource: '*' }`,
    },
    {
      title: 'deletion',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:user/guest' }, Action: [sqs:SendMessage, sqs:DeleteQueue], Resource: '*' }`,
    },
    {
      title: 'the permission to take permissions away',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:user/guest' }, Action: [sqs:SendMessage, sqs:RemovePermission], Resource: '*' }`,
    },
    {
      title: 'changes of attributes, the policy among them',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:user/guest' }, Action: [sqs:SendMessage, sqs:SetQueueAttributes], Resource: '*' }`,
    },
    {
      title: 'emptying',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:user/guest' }, Action: [sqs:SendMessage, sqs:PurgeQueue], Resource: '*' }`,
    },
    {
      title: 'a star',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:user/guest' }, Action: '*', Resource: '*' }`,
    },
    {
      title: 'a pattern that takes some of them in',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: SQS:Remove*, Resource: '*' }`,
    },
  ],
  good: [
    {
      title: 'use, but no ownership',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: [sqs:SendMessage, sqs:ReceiveMessage], Resource: '*' }`,
    },
    {
      title: 'all of it for the own account, and denied to everybody',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root' }, Action: 'sqs:*', Resource: '*' }
                  - { Effect: Deny, Principal: '*', Action: 'sqs:*', Resource: '*' }`,
    },
    {
      title: 'everybody, narrowed to the own account',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: '*' }
                    Action: [sqs:PurgeQueue]
                    Resource: '*'
                    Condition: { StringEquals: { aws:PrincipalAccount: !Ref AWS::AccountId } }`,
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
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: !Ref Action, Resource: '*' }`,
    },
  ],
});
