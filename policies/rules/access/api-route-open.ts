import type { Resource } from '../../../lib/template';
import { isUnguardable } from '../../questions/api-routes';
import { all, isText, not, says } from '../../judge';
import type { Report } from '../../rule';
import { defineRule } from '../../rule';

const WANT = 'AWS_IAM, JWT or CUSTOM';

export default defineRule({
  id: 'api-route-open',
  topic: 'access',
  severity: 'error',
  title: 'Route of an HTTP or WebSocket API asks nobody who they are',
  why: 'Anybody who finds the address of the API calls this route, and such APIs always stand on the internet.',
  fix: 'Set `AuthorizationType` to AWS_IAM, JWT or CUSTOM.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ia-2'] },
  appliesTo: ['AWS::ApiGatewayV2::Route', 'AWS::ApiGatewayV2::Api'],

  check(resource, world, report) {
    if (resource.type === 'AWS::ApiGatewayV2::Api') return checkQuickCreated(resource, report);
    const authorization = resource.read('AuthorizationType');
    const guarded = says(authorization, 'AWS_IAM', 'JWT', 'CUSTOM');
    const open = all([not(guarded), not(isUnguardable(resource, world))]);
    if (open) report.fail(authorization, { want: WANT });
    if (open === undefined) report.unknown(authorization, { want: WANT });
  },

  bad: [
    {
      title: 'no authorization',
      template: `
        Resources:
          R:
            Type: AWS::ApiGatewayV2::Route
            Properties: { RouteKey: GET /claims, AuthorizationType: NONE }`,
    },
    {
      title: 'nothing said, for whatever fits no other route',
      template: `
        Resources:
          R:
            Type: AWS::ApiGatewayV2::Route
            Properties: { ApiId: !Ref Api, RouteKey: $default }
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { ProtocolType: HTTP }`,
    },
    {
      title: 'whoever opens a WebSocket',
      template: `
        Resources:
          R:
            Type: AWS::ApiGatewayV2::Route
            Properties: { ApiId: !Ref Api, RouteKey: $connect }
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { ProtocolType: WEBSOCKET }`,
    },
    {
      title: 'an API made from its target alone',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { ProtocolType: HTTP, Target: 'https://claims.example.com' }`,
    },
  ],
  good: [
    {
      title: 'an authorizer of each kind',
      template: `
        Resources:
          Iam:
            Type: AWS::ApiGatewayV2::Route
            Properties: { RouteKey: GET /a, AuthorizationType: AWS_IAM }
          Token:
            Type: AWS::ApiGatewayV2::Route
            Properties: { RouteKey: GET /b, AuthorizationType: JWT, AuthorizerId: a1 }
          Own:
            Type: AWS::ApiGatewayV2::Route
            Properties: { RouteKey: $connect, AuthorizationType: CUSTOM, AuthorizerId: a2 }`,
    },
    {
      title: 'messages on a WebSocket that is open, and the question browsers ask first',
      template: `
        Resources:
          Out:
            Type: AWS::ApiGatewayV2::Route
            Properties: { ApiId: !Ref Api, RouteKey: $disconnect }
          Send:
            Type: AWS::ApiGatewayV2::Route
            Properties: { ApiId: !Ref Api, RouteKey: sendMessage, AuthorizationType: NONE }
          Rest:
            Type: AWS::ApiGatewayV2::Route
            Properties: { ApiId: !Ref Api, RouteKey: $default }
          Ask:
            Type: AWS::ApiGatewayV2::Route
            Properties: { RouteKey: OPTIONS /claims }
          Other:
            Type: AWS::ApiGatewayV2::Route
            Properties: { ApiId: a1b2c3, RouteKey: sendMessage }
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { ProtocolType: WEBSOCKET }`,
    },
  ],
  unknown: [
    {
      title: 'the authorization is a parameter',
      template: `
        Parameters:
          Auth: { Type: String }
        Resources:
          R:
            Type: AWS::ApiGatewayV2::Route
            Properties: { RouteKey: GET /claims, AuthorizationType: !Ref Auth }`,
    },
    {
      title: 'the route is a parameter',
      template: `
        Parameters:
          Key: { Type: String }
        Resources:
          R:
            Type: AWS::ApiGatewayV2::Route
            Properties: { RouteKey: !Ref Key }`,
    },
    {
      title: 'the rest of an API of which nobody knows the kind',
      template: `
        Resources:
          R:
            Type: AWS::ApiGatewayV2::Route
            Properties: { ApiId: a1b2c3, RouteKey: $default }`,
    },
    {
      title: 'the target is a parameter',
      template: `
        Parameters:
          To: { Type: String }
        Resources:
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { ProtocolType: HTTP, Target: !Ref To }`,
    },
  ],
});

/** From a target API Gateway makes a route for everything, without authorization. */
function checkQuickCreated(api: Resource, report: Report): void {
  const target = api.read('Target');
  const set = isText(target.value);
  if (set) report.fail(target, { want: 'routes with an authorization of their own' });
  if (set === undefined) report.unknown(target, { want: 'routes with an authorization of their own' });
}
