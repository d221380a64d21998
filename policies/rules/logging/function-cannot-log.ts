import { mayWriteLogs } from '../../questions/may-write-logs';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'function-cannot-log',
  topic: 'logging',
  severity: 'error',
  title: 'Function may not write its own log',
  why: 'The function runs, fails and is misused without a single line about it.',
  fix: 'Let the role of the function do logs:CreateLogStream and logs:PutLogEvents.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::Lambda::Function', 'AWS::Serverless::Function'],

  check(lambda, world, report) {
    const role = lambda.read('Role');
    // SAM makes a role that may write logs when none is named.
    if (role.value.kind === 'absent') return;
    const followed = world.follow(role);
    const want = 'a role that may do logs:PutLogEvents';
    mustHold(followed && mayWriteLogs(followed, world), role, { want }, report);
  },

  bad: [
    {
      title: 'a role without policies',
      template: `
        Resources:
          Run:
            Type: AWS::Lambda::Function
            Properties: { Role: !GetAtt Runner.Arn }
          Runner:
            Type: AWS::IAM::Role
            Properties: { AssumeRolePolicyDocument: {} }`,
    },
    {
      title: 'a SAM function with a role that reads only',
      template: `
        Resources:
          Run:
            Type: AWS::Serverless::Function
            Properties: { Role: !GetAtt Runner.Arn }
          Runner:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess'] }`,
    },
  ],
  good: [
    {
      title: 'a policy of AWS',
      template: `
        Resources:
          Run:
            Type: AWS::Lambda::Function
            Properties: { Role: !GetAtt Runner.Arn }
          Runner:
            Type: AWS::IAM::Role
            Properties: { ManagedPolicyArns: [!Sub 'arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'] }`,
    },
    {
      title: 'a policy that points at the role, and a SAM function without role',
      template: `
        Resources:
          Run:
            Type: AWS::Lambda::Function
            Properties: { Role: !GetAtt Runner.Arn }
          Other:
            Type: AWS::Serverless::Function
            Properties: { Handler: index.run }
          Runner:
            Type: AWS::IAM::Role
          Write:
            Type: AWS::IAM::Policy
            Properties:
                Roles: [!Ref Runner]
                PolicyDocument: { Statement: { Effect: Allow, Action: 'logs:*', Resource: '*' } }`,
    },
  ],
  unknown: [
    {
      title: 'a role named by its ARN',
      template: `
        Resources:
          Run:
            Type: AWS::Lambda::Function
            Properties: { Role: 'arn:aws:iam::111122223333:role/runner' }`,
    },
  ],
});
