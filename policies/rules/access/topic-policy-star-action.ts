import { allowsAction, isStarAction } from '../../questions/grants';
import { judgeStatements } from '../../questions/judge-statements';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'topic-policy-star-action',
  topic: 'access',
  severity: 'error',
  title: 'Topic policy allows every action',
  why: 'Whoever is named may delete the topic, subscribe anybody and rewrite the policy, not only publish.',
  fix: 'List the actions that are needed in `Action`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: RESOURCE_POLICY_TYPES.topic,

  check(resource, _world, report) {
    judgeStatements(
      resourcePoliciesOf(resource),
      {
        ask: (statement) => allowsAction(statement, isStarAction),
        part: 'Action',
        want: 'the actions that are needed',
      },
      report,
    );
  },

  bad: [
    {
      title: 'a lone star',
      template: `
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: '*', Resource: '*' }`,
    },
    {
      title: 'every action of the service, among others and in capitals',
      template: `
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: [sns:Publish, 'SNS:*'], Resource: '*' }`,
    },
  ],
  good: [
    {
      title: 'named actions',
      template: `
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: [sns:Publish, sns:Subscribe], Resource: '*' }`,
    },
    {
      title: 'a star that is denied',
      template: `
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Principal: '*', Action: '*', Resource: '*' }`,
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
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: !Ref Action, Resource: '*' }`,
    },
  ],
});
