import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'function-url-unauthenticated',
  topic: 'exposure',
  severity: 'error',
  title: 'Function URL asks nobody who they are',
  why: 'Anybody on the internet who learns the address runs the function with its role, as often as they like.',
  fix: 'Set `AuthType` to AWS_IAM.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ia-2', 'sc-7'] },
  appliesTo: ['AWS::Lambda::Url', 'AWS::Serverless::Function'],

  check(resource, _world, report) {
    const url = resource.type === 'AWS::Lambda::Url' ? resource.properties : resource.read('FunctionUrlConfig');
    if (url.value.kind === 'absent') return;
    mustSay(url.get('AuthType'), { want: 'AWS_IAM', texts: ['AWS_IAM'] }, report);
  },

  bad: [
    {
      title: 'no authentication',
      template: `
        Resources:
          Url:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: claims
              AuthType: NONE`,
    },
    {
      title: 'no authentication for a function of SAM',
      template: `
        Resources:
          Function:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              FunctionUrlConfig: { AuthType: NONE }`,
    },
  ],
  good: [
    {
      title: 'IAM',
      template: `
        Resources:
          Url:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: claims
              AuthType: AWS_IAM
          Function:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              FunctionUrlConfig: { AuthType: AWS_IAM }`,
    },
    {
      title: 'a function without URL',
      template: `
        Resources:
          Function:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler`,
    },
  ],
  unknown: [
    {
      title: 'the kind is a parameter',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          Url:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: claims
              AuthType: !Ref Kind`,
    },
  ],
});
