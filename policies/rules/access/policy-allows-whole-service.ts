import { IDENTITY_POLICY_TYPES, type Statement } from '../../../lib/template';
import { type Ternary, all, any, says } from '../../judge';
import { anyNamed } from '../../questions/permissions/action-kinds';
import { judgeStatements } from '../../questions/permissions/judge-statements';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'policy-allows-whole-service',
  topic: 'access',
  severity: 'warning',
  title: 'Policy allows every action of a service',
  why: 'Reading and writing come with deleting, sharing and switching off the protection of the same data.',
  fix: 'Name in `Action` what the job needs instead of `service:*`.',
  controls: { 'nist-800-53-r5': ['ac-6', 'ac-6.1'], fsbp: ['iam.21'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  check(resource, _world, report) {
    judgeStatements(resource, report, { want: 'the actions of the service the job needs', wrong: allowsWholeService });
  },

  bad: [
    {
      title: 'one service among single actions, on one bucket',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: ['kms:Decrypt', 'S3:*'], Resource: 'arn:aws:s3:::claims/*' }]`,
    },
    {
      title: 'two stars',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::Role
            Properties:
              Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: 'sqs:**', Resource: '*' } } }]`,
    },
    {
      title: 'a star that runs over the colon',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::RolePolicy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: 's3*', Resource: '*' } } }`,
    },
    {
      title: 'a function whose transform makes the policy',
      template: `
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Copy:
            Type: AWS::Serverless::Function
            Properties:
              Policies:
                - AWSLambdaBasicExecutionRole
                - Statement: { Effect: Allow, Action: 's3:*', Resource: 'arn:aws:s3:::claims/*' }`,
    },
  ],
  good: [
    {
      title: 'a family of actions, a Deny of the whole, and everything, which is another rule',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: ['s3:Get*', 's3:?*Object', '*', '*:*'], Resource: '*' }
                  - { Effect: Deny, Action: 's3:*', Resource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'actions that begin with what a parameter says',
      template: `
        Parameters:
          Verb: { Type: String, Default: Get }
          Noun: { Type: String }
        Resources:
          Files:
            Type: AWS::IAM::RolePolicy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: [!Sub 's3:\${Verb}*', !Sub 's3:Get\${Noun}'], Resource: '*' } } }`,
    },
  ],
  unknown: [
    {
      title: 'the action of the service is a parameter',
      template: `
        Parameters:
          Action: { Type: String }
        Resources:
          Files:
            Type: AWS::IAM::RolePolicy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: !Sub 's3:\${Action}', Resource: '*' } } }`,
    },
    {
      title: 'the service is a parameter',
      template: `
        Parameters:
          Service: { Type: String }
        Resources:
          Files:
            Type: AWS::IAM::RolePolicy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: !Sub '\${Service}:*', Resource: '*' } } }`,
    },
  ],
});

function allowsWholeService({ effect, actions = [] }: Statement): Ternary {
  return all([says(effect, 'Allow'), any(actions.map((action) => anyNamed(action, isWholeService)))]);
}

/** `s3:*`, `s3:**` and `s3*` alike; what stands for all services is worse, and another rule's business. */
function isWholeService(pattern: string, literal: boolean): boolean {
  return (literal ? /^[a-z0-9-]+:?\*+$/ : /^[a-z0-9*-]+:?\*+$/).test(pattern);
}
