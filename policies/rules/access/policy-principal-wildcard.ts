import type { Statement } from '../../../lib/template';
import { all, says } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../questions/resource-policies';
import { reads } from '../../questions/spelling';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'policy-principal-wildcard',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Policy names a principal by a pattern',
  why: 'AWS takes no patterns in a principal: it refuses the policy, or the statement does not mean whom its author thought.',
  fix: 'Name each principal in full, or name the account and narrow it by `aws:PrincipalArn`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: [...Object.values(RESOURCE_POLICY_TYPES).flat(), 'AWS::IAM::Role'],

  check(resource, _world, report) {
    const documents = [...resourcePoliciesOf(resource), resource.read('AssumeRolePolicyDocument')];
    judgeStatements(documents, { ask: namesPattern, part: 'Principal', want: 'a full ARN or account id' }, report);
  },

  bad: [
    {
      title: 'every user of an account',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:user/*' }, Action: sqs:SendMessage, Resource: '*' }`,
    },
    {
      title: 'part of a role name, among full names',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: [!Ref AWS::AccountId, !Sub 'arn:aws:iam::\${AWS::AccountId}:role/team-*'] }, Action: sts:AssumeRole }`,
    },
  ],
  good: [
    {
      title: 'full names, and everybody',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: ['arn:aws:iam::111122223333:user/clerk', '*'] }, Action: sqs:SendMessage, Resource: '*' }
                  - { Effect: Allow, Principal: '*', Action: sqs:SendMessage, Resource: '*' }`,
    },
    {
      title: 'a pattern that is denied, and a service',
      template: `
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Principal: { AWS: 'arn:aws:iam::111122223333:user/*' }, Action: sqs:SendMessage, Resource: '*' }
                  - { Effect: Allow, Principal: { Service: '*.amazonaws.com' }, Action: sqs:SendMessage, Resource: '*' }`,
    },
  ],
  unknown: [
    {
      title: 'nobody knows whether the pattern is allowed or denied',
      template: `
        Parameters:
          Effect: { Type: String }
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Queue]
              PolicyDocument:
                Statement:
                  - { Effect: !Ref Effect, Principal: { AWS: 'arn:aws:iam::111122223333:user/*' }, Action: sqs:SendMessage, Resource: '*' }`,
    },
  ],
});

function namesPattern({ effect, principals = [] }: Statement) {
  const patterns = principals.some(({ kind, property }) => kind === 'AWS' && reads(property.value, /^arn:.*[*?]/));
  return all([says(effect, 'Allow'), patterns]);
}
