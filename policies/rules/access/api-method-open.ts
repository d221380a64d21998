import { all, not, says } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'AWS_IAM, COGNITO_USER_POOLS or CUSTOM';

export default defineRule({
  id: 'api-method-open',
  topic: 'access',
  severity: 'error',
  title: 'API method asks nobody who they are',
  why: 'Anybody who finds the address of the API calls this method; an API key says who pays, not who calls.',
  fix: 'Set `AuthorizationType` to AWS_IAM, COGNITO_USER_POOLS or CUSTOM.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ia-2'] },
  appliesTo: ['AWS::ApiGateway::Method'],

  // Browsers ask with OPTIONS before they sign in.
  check(method, _world, report) {
    const authorization = method.read('AuthorizationType');
    const open = all([
      not(says(method.read('HttpMethod'), 'OPTIONS')),
      not(says(authorization, 'AWS_IAM', 'COGNITO_USER_POOLS', 'CUSTOM')),
    ]);
    if (open) report.fail(authorization, { want: WANT });
    if (open === undefined) report.unknown(authorization, { want: WANT });
  },

  bad: [
    {
      title: 'no authorization',
      template: `
        Resources:
          M:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: GET, AuthorizationType: NONE }`,
    },
    {
      title: 'nothing said, for any method',
      template: `
        Resources:
          M:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: ANY }`,
    },
    {
      title: 'an API key alone',
      template: `
        Resources:
          M:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: POST, AuthorizationType: NONE, ApiKeyRequired: true }`,
    },
  ],
  good: [
    {
      title: 'an authorizer of each kind',
      template: `
        Resources:
          Iam:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: GET, AuthorizationType: AWS_IAM }
          Pool:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: GET, AuthorizationType: COGNITO_USER_POOLS, AuthorizerId: !Ref A }
          Own:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: GET, AuthorizationType: CUSTOM, AuthorizerId: !Ref A }`,
    },
    {
      title: 'the question browsers ask first',
      template: `
        Resources:
          M:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: OPTIONS, AuthorizationType: NONE }`,
    },
  ],
  unknown: [
    {
      title: 'the authorization is a parameter',
      template: `
        Parameters:
          Auth: { Type: String }
        Resources:
          M:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: GET, AuthorizationType: !Ref Auth }`,
    },
    {
      title: 'the method is a parameter',
      template: `
        Parameters:
          Verb: { Type: String }
        Resources:
          M:
            Type: AWS::ApiGateway::Method
            Properties: { HttpMethod: !Ref Verb, AuthorizationType: NONE }`,
    },
  ],
});
