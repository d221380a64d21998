import { says } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'topic-policy-notaction',
  topic: 'access',
  severity: 'error',
  title: 'Topic policy allows all actions but a few',
  why: 'Whoever is named gets every other action of SNS, deletion of the topic and changes of its policy included.',
  fix: 'Replace `NotAction` by an `Action` that lists what is needed.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: RESOURCE_POLICY_TYPES.topic,

  check(resource, _world, report) {
    judgeStatements(
      resourcePoliciesOf(resource),
      {
        ask: (statement) => statement.notActions !== undefined && says(statement.effect, 'Allow'),
        part: 'NotAction',
        want: 'an Action that lists what is needed',
      },
      report,
    );
  },

  bad: [
    {
      title: 'all but one',
      template: `
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, NotAction: sns:Subscribe, Resource: '*' }`,
    },
    {
      title: 'all but a list of two, written as one statement without a list',
      template: `
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement: { Effect: Allow, Principal: { AWS: '111122223333' }, NotAction: [sns:Publish, sns:Subscribe], Resource: '*' }`,
    },
  ],
  good: [
    {
      title: 'all but one are denied',
      template: `
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Principal: '*', NotAction: sns:Publish, Resource: '*' }`,
    },
    {
      title: 'one action is allowed',
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
                  - { Effect: !Ref Effect, Principal: { AWS: '111122223333' }, NotAction: sns:Publish, Resource: '*' }`,
    },
  ],
});
