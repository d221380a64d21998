import type { Property, Resource, World } from '../../../lib/template';
import { type Ternary, all, any, not, says } from '../../judge';
import { listsEntry, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

const WANT = 'LoggingLevel INFO or ERROR for all methods and paths';

export default defineRule({
  id: 'api-execution-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'API stage does not log how it executes requests',
  why: 'When a call is refused or fails inside the API, nobody can see which authorizer, mapping or backend did it.',
  fix: 'Set `LoggingLevel` to INFO or ERROR for all methods and paths of the stage.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12', 'si-4'], fsbp: ['apigateway.1'] },
  appliesTo: [
    'AWS::ApiGateway::Stage',
    'AWS::ApiGateway::Deployment',
    'AWS::ApiGatewayV2::Stage',
    'AWS::Serverless::Api',
  ],

  check(stage, world, report) {
    if (stage.type === 'AWS::ApiGatewayV2::Stage') {
      const level = stage.read('DefaultRouteSettings.LoggingLevel');
      return mustHold(any([isHttpApi(stage, world), isLogged(level)]), level, { want: WANT }, report);
    }
    const description = stage.read('StageDescription');
    const isDeployment = stage.type === 'AWS::ApiGateway::Deployment';
    // A deployment makes a stage of its own only when it names one.
    if (isDeployment && stage.read('StageName').value.kind === 'absent') return;
    const settings = isDeployment ? description.get('MethodSettings') : stage.read('MethodSettings');
    const whole = isLogged(description.get('LoggingLevel'));
    const some = listsEntry(settings, { LoggingLevel: ['INFO', 'ERROR'] });
    const answer = all([any([whole, some]), not(listsEntry(settings, { LoggingLevel: 'OFF' }))]);
    mustHold(answer, settings, { want: WANT }, report);
  },

  bad: [
    {
      title: 'a REST stage without method settings',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { StageName: live, RestApiId: a1b2c3 }`,
    },
    {
      title: 'a SAM API without method settings',
      template: `
        Resources:
          Api:
            Type: AWS::Serverless::Api
            Properties: { StageName: live }`,
    },
    {
      title: 'logging for all, switched off again for one path',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties:
                RestApiId: a1b2c3
                MethodSettings:
                  - { HttpMethod: '*', ResourcePath: /*, LoggingLevel: ERROR }
                  - { HttpMethod: GET, ResourcePath: /claims, LoggingLevel: 'OFF' }`,
    },
    {
      title: 'a deployment that makes a stage, without level',
      template: `
        Resources:
          Release:
            Type: AWS::ApiGateway::Deployment
            Properties: { RestApiId: a1b2c3, StageName: live, StageDescription: { MetricsEnabled: true } }`,
    },
    {
      title: 'a WebSocket stage without level',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
          Live:
            Type: AWS::ApiGatewayV2::Stage
            Properties: { StageName: live, ApiId: !Ref Api }`,
    },
  ],
  good: [
    {
      title: 'INFO for all methods, or ERROR for some, which another rule finds little',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, MethodSettings: [{ HttpMethod: '*', ResourcePath: /*, LoggingLevel: INFO }] }
          Pilot:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, MethodSettings: [{ HttpMethod: GET, ResourcePath: /claims, LoggingLevel: ERROR }] }
          Api:
            Type: AWS::Serverless::Api
            Properties: { StageName: live, MethodSettings: [{ HttpMethod: '*', ResourcePath: /*, LoggingLevel: INFO }] }`,
    },
    {
      title: 'deployments with a level for the stage they make, or without a stage',
      template: `
        Resources:
          Release:
            Type: AWS::ApiGateway::Deployment
            Properties: { RestApiId: a1b2c3, StageName: live, StageDescription: { LoggingLevel: ERROR } }
          Second:
            Type: AWS::ApiGateway::Deployment
            Properties:
                RestApiId: a1b2c3
                StageName: pilot
                StageDescription: { MethodSettings: [{ HttpMethod: '*', ResourcePath: /*, LoggingLevel: INFO }] }
          Third:
            Type: AWS::ApiGateway::Deployment
            Properties: { RestApiId: a1b2c3 }`,
    },
    {
      title: 'a WebSocket stage with a level, and HTTP APIs, which have no such log',
      template: `
        Resources:
          Chat:
            Type: AWS::ApiGatewayV2::Stage
            Properties: { ApiId: a1b2c3, DefaultRouteSettings: { LoggingLevel: INFO } }
          Fast:
            Type: AWS::ApiGatewayV2::Stage
            Properties: { ApiId: d4e5f6, AutoDeploy: true }
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { ProtocolType: HTTP }
          Live:
            Type: AWS::ApiGatewayV2::Stage
            Properties: { ApiId: !Ref Api }
          Imported:
            Type: AWS::ApiGatewayV2::Api
            Properties: { Body: { openapi: 3.0.1 } }
          Second:
            Type: AWS::ApiGatewayV2::Stage
            Properties: { ApiId: !Ref Imported }`,
    },
  ],
  unknown: [
    {
      title: 'the level is a parameter',
      template: `
        Parameters:
          Level: { Type: String }
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, MethodSettings: [{ HttpMethod: '*', ResourcePath: /*, LoggingLevel: !Ref Level }] }`,
    },
    {
      title: 'a stage of an API of which nobody can tell the protocol',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGatewayV2::Stage
            Properties: { StageName: live, ApiId: a1b2c3 }`,
    },
  ],
});

function isLogged(level: Property): Ternary {
  return says(level, 'INFO', 'ERROR');
}

/** HTTP APIs have no execution log; only they deploy by themselves. */
function isHttpApi(stage: Resource, world: World): Ternary {
  const api = world.follow(stage.read('ApiId'));
  if (says(stage.read('AutoDeploy'), 'true')) return true;
  if (!api) return undefined;
  return any([says(api.read('ProtocolType'), 'HTTP'), api.read('Body').value.kind !== 'absent']);
}
