import { all, says } from '../../judge';
import { HOLE, spell } from '../../questions/spelling';
import { defineRule } from '../../rule';

const WANT = 'one route of the API';

/** Nothing but stars after the API, or where method and path stand. */
const ANY_ROUTE = /:\*$|^[^/]*(\/\*)+$|\/\*\/\*$/;

export default defineRule({
  id: 'lambda-permission-any-api-route',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Every route of the API may call the function',
  why: 'A route that somebody adds to the API later, with no authorization on it, can call the function too.',
  fix: 'End `SourceArn` in a stage, a method and a path.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: ['AWS::Lambda::Permission'],

  check(resource, _world, report) {
    const source = resource.read('SourceArn');
    const text = spell(source.value);
    const api = says(resource.read('Principal'), 'apigateway.amazonaws.com');
    if (api === false || text === undefined) return;
    const wide = text.endsWith(HOLE) ? undefined : ANY_ROUTE.test(text);
    const answer = all([api, wide]);
    if (answer) report.fail(source, { want: WANT });
    else if (answer === undefined) report.unknown(source, { want: WANT });
  },

  bad: [
    {
      title: 'stars for stage and method',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: apigateway.amazonaws.com
              SourceArn: arn:aws:execute-api:eu-central-1:111122223333:a1b2c3d4e5/*/*`,
    },
    {
      title: 'one star for all of it',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: apigateway.amazonaws.com
              SourceArn: !Sub 'arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*'
          Api:
            Type: AWS::ApiGateway::RestApi`,
    },
    {
      title: 'every API of the account',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: apigateway.amazonaws.com
              SourceArn: 'arn:aws:execute-api:eu-central-1:111122223333:*'`,
    },
    {
      title: 'one stage, and stars for method and path',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: apigateway.amazonaws.com
              SourceArn: arn:aws:execute-api:eu-central-1:111122223333:a1b2c3d4e5/live/*/*`,
    },
  ],
  good: [
    {
      title: 'a method and a path',
      template: `
        Resources:
          Get:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: apigateway.amazonaws.com
              SourceArn: arn:aws:execute-api:eu-central-1:111122223333:a1b2c3d4e5/*/GET/claims
          Below:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: apigateway.amazonaws.com
              SourceArn: arn:aws:execute-api:eu-central-1:111122223333:a1b2c3d4e5/*/*/claims/*`,
    },
    {
      title: 'another service, and no source at all',
      template: `
        Resources:
          Other:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: s3.amazonaws.com
              SourceArn: arn:aws:execute-api:eu-central-1:111122223333:a1b2c3d4e5/*/*
          None:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: apigateway.amazonaws.com`,
    },
  ],
  unknown: [
    {
      title: 'the path is a parameter',
      template: `
        Parameters:
          Path: { Type: String }
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: apigateway.amazonaws.com
              SourceArn: !Sub 'arn:aws:execute-api:eu-central-1:111122223333:a1b2c3d4e5/*/\${Path}'`,
    },
    {
      title: 'the principal is a parameter',
      template: `
        Parameters:
          Service: { Type: String }
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: !Ref Service
              SourceArn: arn:aws:execute-api:eu-central-1:111122223333:a1b2c3d4e5/*/*`,
    },
  ],
});
