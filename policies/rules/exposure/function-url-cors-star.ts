import { isStar } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'function-url-cors-star',
  topic: 'exposure',
  severity: 'warning',
  title: 'Function URL answers scripts of every website',
  why: 'Any page that a signed-in user opens can call the function from their browser and read the answer.',
  fix: 'List the origins of your own pages in `Cors.AllowOrigins`.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::Lambda::Url', 'AWS::Serverless::Function'],

  check(resource, _world, report) {
    const url = resource.type === 'AWS::Lambda::Url' ? resource.properties : resource.read('FunctionUrlConfig');
    for (const origin of url.read('Cors.AllowOrigins').each()) {
      const star = isStar(origin.value);
      if (star) report.fail(origin, { want: 'the origins of your own pages' });
      else if (star === undefined) report.unknown(origin, { want: 'the origins of your own pages' });
    }
  },

  bad: [
    {
      title: 'a star',
      template: `
        Resources:
          Url:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: claims
              AuthType: AWS_IAM
              Cors: { AllowOrigins: ['*'] }`,
    },
    {
      title: 'a star among others, for a function of SAM',
      template: `
        Resources:
          Function:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              FunctionUrlConfig: { AuthType: AWS_IAM, Cors: { AllowOrigins: [https://claims.example.com, '*'] } }`,
    },
  ],
  good: [
    {
      title: 'named origins',
      template: `
        Resources:
          Url:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: claims
              AuthType: AWS_IAM
              Cors: { AllowOrigins: [https://claims.example.com, 'https://*.example.org'] }`,
    },
    {
      title: 'no CORS at all: then browsers refuse',
      template: `
        Resources:
          Url:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: claims
              AuthType: AWS_IAM`,
    },
  ],
  unknown: [
    {
      title: 'the origins are a parameter',
      template: `
        Parameters:
          Origins: { Type: CommaDelimitedList }
        Resources:
          Url:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: claims
              AuthType: AWS_IAM
              Cors: { AllowOrigins: !Ref Origins }`,
    },
  ],
});
