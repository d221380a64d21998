import { says } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'topic-policy-notprincipal',
  topic: 'exposure',
  severity: 'error',
  title: 'Topic policy allows everybody but a few',
  why: 'Every AWS account that is not named gets what the statement allows on the topic.',
  fix: 'Replace `NotPrincipal` by a `Principal` that names who is allowed, and shut out others with a Deny.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: RESOURCE_POLICY_TYPES.topic,

  // A condition does not save it: callers that are not named keep what the condition leaves.
  check(resource, _world, report) {
    judgeStatements(
      resourcePoliciesOf(resource),
      {
        ask: (statement) => statement.notPrincipals !== undefined && says(statement.effect, 'Allow'),
        part: 'NotPrincipal',
        want: 'a Principal that names who is allowed',
      },
      report,
    );
  },

  bad: [
    {
      title: 'everybody but one account',
      template: `
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, NotPrincipal: { AWS: '111122223333' }, Action: sns:Publish, Resource: '*' }`,
    },
    {
      title: 'everybody but one role, after a statement that is fine',
      template: `
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sns:Publish, Resource: '*' }
                  - { Effect: Allow, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/guest' }, Action: sns:Publish, Resource: '*' }`,
    },
  ],
  good: [
    {
      title: 'everybody but one role is denied',
      template: `
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - { Effect: Deny, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/owner' }, Action: sns:Publish, Resource: '*' }`,
    },
    {
      title: 'one account is allowed',
      template: `
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sns:Publish, Resource: '*' }`,
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
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - { Effect: !Ref Effect, NotPrincipal: { AWS: '111122223333' }, Action: sns:Publish, Resource: '*' }`,
    },
  ],
});
