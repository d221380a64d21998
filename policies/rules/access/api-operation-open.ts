import { operationsOf } from '../../questions/open-api';
import { defineRule } from '../../rule';

const WANT = 'a scheme with an authorizer';

export default defineRule({
  id: 'api-operation-open',
  topic: 'access',
  severity: 'error',
  title: 'Operation of an OpenAPI document asks nobody who they are',
  why: 'Anybody who finds the address of the API calls this operation; an API key says who pays, not who calls.',
  fix: 'Name in `security` a scheme that has an authorizer, or set `x-amazon-apigateway-auth`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ia-2'] },
  appliesTo: ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'],

  check(api, _world, report) {
    const location = api.read('BodyS3Location');
    const body = api.read('Body');
    if (location.value.kind !== 'absent') report.unknown(location, { want: WANT });
    if (body.value.kind === 'unresolved') report.unknown(body, { want: WANT });
    for (const { property, open } of operationsOf(body)) {
      const difference = { saw: 'no authorizer', want: WANT };
      if (open) report.fail(property, difference);
      if (open === undefined) report.unknown(property, difference);
    }
  },

  bad: [
    {
      title: 'nothing said',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { get: { responses: {} } }`,
    },
    {
      title: 'an API key alone, for any method',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { x-amazon-apigateway-any-method: { security: [{ plan: [] }] } }
                components:
                  securitySchemes:
                    people: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authorizer: { type: token } }
                    plan: { type: apiKey, name: x-api-key, in: header }
                    signed: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }`,
    },
    {
      title: 'a scheme that is declared nowhere',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { post: { security: [{ people: [] }] } }`,
    },
    {
      title: 'a name where a scheme and its scopes are due',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { get: { security: [people] } }
                components:
                  securitySchemes:
                    people: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authorizer: { type: token } }
                    plan: { type: apiKey, name: x-api-key, in: header }
                    signed: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }`,
    },
    {
      title: 'authorization is none',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { put: { security: [{ people: [] }], x-amazon-apigateway-auth: { type: NONE } } }
                components:
                  securitySchemes:
                    people: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authorizer: { type: token } }
                    plan: { type: apiKey, name: x-api-key, in: header }
                    signed: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }`,
    },
    {
      title: 'an empty list, which lifts what holds for the whole document',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { delete: { security: [] } }
                security: [{ people: [] }]
                components:
                  securitySchemes:
                    people: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authorizer: { type: token } }
                    plan: { type: apiKey, name: x-api-key, in: header }
                    signed: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }`,
    },
    {
      title: 'nothing said for PATCH',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { patch: { responses: {} } }`,
    },
    {
      title: 'nothing said for HEAD',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { head: { responses: {} } }`,
    },
    {
      title: 'nothing said for TRACE',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { trace: { responses: {} } }`,
    },
  ],
  good: [
    {
      title: 'a token, a signature and, in the older form, a user pool',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { get: { security: [{ people: [] }] }, put: { security: [{ plan: [], signed: [] }] }, patch: { x-amazon-apigateway-auth: { type: AWS_IAM } } }
                components:
                  securitySchemes:
                    people: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authorizer: { type: token } }
                    plan: { type: apiKey, name: x-api-key, in: header }
                    signed: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }
          Older:
            Type: AWS::ApiGateway::RestOlder
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { get: { security: [{ people: [] }] } }
                securityDefinitions:
                  people: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: cognito_user_pools }`,
    },
    {
      title: 'the question browsers ask first, and a document without paths',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { options: { responses: {} } }
          Empty:
            Type: AWS::ApiGateway::RestApi
            Properties: { Name: claims }`,
    },
  ],
  unknown: [
    {
      title: 'the document is in a bucket',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: { BodyS3Location: { Bucket: specs, Key: claims.yaml } }`,
    },
    {
      title: 'the document comes from a macro',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: s3://specs/claims.yaml } } }`,
    },
    {
      title: 'a scheme for the whole document',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { get: { responses: {} } }
                security: [{ people: [] }]
                components:
                  securitySchemes:
                    people: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authorizer: { type: token } }
                    plan: { type: apiKey, name: x-api-key, in: header }
                    signed: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }`,
    },
    {
      title: 'a scheme that a macro writes',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { get: { security: [{ people: [] }] } }
                securityDefinitions: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: s3://specs/schemes.yaml } } }`,
    },
    {
      title: 'which schemes is imported',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /claims: { get: { security: [!ImportValue scheme] } }
                components:
                  securitySchemes:
                    people: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authorizer: { type: token } }
                    plan: { type: apiKey, name: x-api-key, in: header }
                    signed: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }`,
    },
  ],
});
