import type { Property } from '../../../lib/template';
import { all, any, isStar, says } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { reads } from '../../questions/spelling';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'iot-policy-star-resource',
  topic: 'access',
  severity: 'error',
  title: 'IoT policy allows its actions on every resource',
  why: 'A stolen device certificate can then pass for any other device and read every topic.',
  fix: 'Name clients and topics in `Resource`, for example with `${iot:Connection.Thing.ThingName}`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ia-3'] },
  appliesTo: ['AWS::IoT::Policy'],

  check(resource, _world, report) {
    judgeStatements(
      [resource.read('PolicyDocument')],
      {
        ask: ({ effect, resources = [] }) => all([says(effect, 'Allow'), any(resources.map(isEveryThing))]),
        part: 'Resource',
        want: 'the clients and topics of the device',
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
                  - { Effect: Allow, Action: iot:Connect, Resource: '*' }`,
    },
    {
      title: 'a star among topics',
      template: `
        Resources:
          Device:
            Type: AWS::IoT::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: iot:Publish, Resource: ['arn:aws:iot:eu-central-1:111122223333:topic/pump', '*'] }`,
    },
    {
      title: 'an ARN that is all stars',
      template: `
        Resources:
          Device:
            Type: AWS::IoT::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: iot:Publish, Resource: 'arn:aws:iot:*:*:*' }`,
    },
  ],
  good: [
    {
      title: 'one topic, and all topics below one',
      template: `
        Resources:
          Device:
            Type: AWS::IoT::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: iot:Publish, Resource: ['arn:aws:iot:eu-central-1:111122223333:topic/pump', !Sub 'arn:aws:iot:\${AWS::Region}:\${AWS::AccountId}:topic/pump/*'] }`,
    },
    {
      title: 'a star that is denied',
      template: `
        Resources:
          Device:
            Type: AWS::IoT::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Action: iot:Publish, Resource: '*' }`,
    },
  ],
  unknown: [
    {
      title: 'the resource is a parameter',
      template: `
        Parameters:
          Topic: { Type: String }
        Resources:
          Device:
            Type: AWS::IoT::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: iot:Publish, Resource: !Ref Topic }`,
    },
  ],
});

function isEveryThing({ value }: Property) {
  return any([isStar(value), reads(value, /^arn:[^:]*:iot:[^:]*:[^:]*:\*$/)]);
}
