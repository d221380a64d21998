import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'lambda-permission-beyond-invoke',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Lambda permission allows more than to invoke',
  why: 'Other services only ever need to call a function; with more they can read its code or change it.',
  fix: 'Set `Action` to `lambda:InvokeFunction`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: ['AWS::Lambda::Permission'],

  check(resource, _world, report) {
    const texts = ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl'];
    mustSay(resource.read('Action'), { want: 'lambda:InvokeFunction', texts }, report);
  },

  bad: [
    {
      title: 'every action',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: 'lambda:*'
              Principal: s3.amazonaws.com`,
    },
    {
      title: 'reading the function',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:GetFunction
              Principal: s3.amazonaws.com`,
    },
  ],
  good: [
    {
      title: 'invoking',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: s3.amazonaws.com`,
    },
    {
      title: 'invoking by URL',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunctionUrl
              Principal: '111122223333'`,
    },
  ],
  unknown: [
    {
      title: 'the action is a parameter',
      template: `
        Parameters:
          Action: { Type: String }
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: !Ref Action
              Principal: s3.amazonaws.com`,
    },
  ],
});
