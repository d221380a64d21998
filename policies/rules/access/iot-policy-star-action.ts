import { allowsAction, isStarAction } from '../../questions/grants';
import { judgeStatements } from '../../questions/judge-statements';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'iot-policy-star-action',
  topic: 'access',
  severity: 'error',
  title: 'IoT policy allows every action',
  why: 'A stolen device certificate can then publish, subscribe and change the shadow of any device.',
  fix: 'List the actions the device needs in `Action`, such as `iot:Connect` and `iot:Publish`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ia-3'] },
  appliesTo: ['AWS::IoT::Policy'],

  check(resource, _world, report) {
    judgeStatements(
      [resource.read('PolicyDocument')],
      {
        ask: (statement) => allowsAction(statement, isStarAction),
        part: 'Action',
        want: 'the actions the device needs',
      },
      report,
    );
  },

  bad: [
    {
      title: 'a lone star',
      template: `
        Resources:
          Device:
            Type: AWS::IoT::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: '*', Resource: 'arn:aws:iot:eu-central-1:111122223333:client/pump' }`,
    },
    {
      title: 'every action of IoT, among others',
      template: `
        Resources:
          Device:
            Type: AWS::IoT::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: [iot:Connect, 'iot:*'], Resource: 'arn:aws:iot:eu-central-1:111122223333:client/pump' }`,
    },
  ],
  good: [
    {
      title: 'named actions',
      template: `
        Resources:
          Device:
            Type: AWS::IoT::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: [iot:Connect], Resource: '*' }`,
    },
    {
      title: 'every action is denied',
      template: `
        Resources:
          Device:
            Type: AWS::IoT::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Action: 'iot:*', Resource: '*' }`,
    },
  ],
  unknown: [
    {
      title: 'the action is a parameter',
      template: `
        Parameters:
          Action: { Type: String }
        Resources:
          Device:
            Type: AWS::IoT::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: !Ref Action, Resource: '*' }`,
    },
  ],
});
