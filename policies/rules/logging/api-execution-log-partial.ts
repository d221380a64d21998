import { says } from '../../judge';
import { listsEntry, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

const LoggingLevel = ['INFO', 'ERROR'];

export default defineRule({
  id: 'api-execution-log-partial',
  topic: 'logging',
  severity: 'error',
  title: 'API stage logs the execution of some methods only',
  why: 'Whoever calls the other methods, or one that is added later, leaves no trace.',
  fix: 'Set `LoggingLevel` once, for `HttpMethod` * and `ResourcePath` /*.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::ApiGateway::Stage', 'AWS::ApiGateway::Deployment', 'AWS::Serverless::Api'],

  check(stage, _world, report) {
    const description =
      stage.type === 'AWS::ApiGateway::Deployment' ? stage.read('StageDescription') : stage.properties;
    const settings = description.get('MethodSettings');
    if (says(description.get('LoggingLevel'), ...LoggingLevel)) return;
    if (!listsEntry(settings, { LoggingLevel })) return;
    const all = listsEntry(settings, { HttpMethod: '*', ResourcePath: ['/*', '*'], LoggingLevel });
    mustHold(all, settings, { want: 'LoggingLevel INFO or ERROR for all methods and paths' }, report);
  },

  bad: [
    {
      title: 'logging for one method only',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, MethodSettings: [{ HttpMethod: GET, ResourcePath: /*, LoggingLevel: INFO }] }`,
    },
    {
      title: 'logging for one path only',
      template: `
        Resources:
          Api:
            Type: AWS::Serverless::Api
            Properties: { StageName: live, MethodSettings: [{ HttpMethod: '*', ResourcePath: /claims, LoggingLevel: ERROR }] }`,
    },
    {
      title: 'another setting for all, but not the level',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Deployment
            Properties:
                StageName: live
                StageDescription:
                  MethodSettings:
                    - { HttpMethod: GET, ResourcePath: /claims, LoggingLevel: INFO }
                    - { HttpMethod: '*', ResourcePath: /*, MetricsEnabled: true }`,
    },
  ],
  good: [
    {
      title: 'a level for all methods of all paths',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, MethodSettings: [{ HttpMethod: '*', ResourcePath: /*, LoggingLevel: INFO }] }
          Pilot:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, MethodSettings: [{ HttpMethod: '*', ResourcePath: '*', LoggingLevel: ERROR }] }`,
    },
    {
      title: "no level at all is another rule's business, and a level for the whole stage covers the rest",
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, MethodSettings: [{ HttpMethod: GET, ResourcePath: /*, LoggingLevel: 'OFF' }] }
          Release:
            Type: AWS::ApiGateway::Deployment
            Properties:
                StageName: live
                StageDescription: { LoggingLevel: INFO, MethodSettings: [{ HttpMethod: GET, ResourcePath: /claims, LoggingLevel: ERROR }] }`,
    },
  ],
  unknown: [
    {
      title: 'the path is a parameter',
      template: `
        Parameters:
          Path: { Type: String }
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, MethodSettings: [{ HttpMethod: '*', ResourcePath: !Ref Path, LoggingLevel: INFO }] }`,
    },
  ],
});
