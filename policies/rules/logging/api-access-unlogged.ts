import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

/** Where each kind of stage names the destination of its access log. */
const DESTINATIONS: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Deployment': 'StageDescription.AccessLogSetting.DestinationArn',
  'AWS::ApiGateway::Stage': 'AccessLogSetting.DestinationArn',
  'AWS::ApiGatewayV2::Stage': 'AccessLogSettings.DestinationArn',
};

export default defineRule({
  id: 'api-access-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'API stage keeps no access log',
  why: 'Nobody can say who called the API, when, and with what result.',
  fix: 'Name a log group or delivery stream as the destination of the access log.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-3', 'au-12'] },
  appliesTo: Object.keys(DESTINATIONS),

  check(stage, _world, report) {
    // A deployment makes a stage of its own only when it names one.
    const makesStage = stage.type !== 'AWS::ApiGateway::Deployment' || stage.read('StageName').value.kind !== 'absent';
    const destination = DESTINATIONS[stage.type];
    if (!makesStage || destination === undefined) return;
    mustBeSet(stage.read(destination), 'the ARN of a log group or delivery stream', report);
  },

  bad: [
    {
      title: 'a REST stage without access log',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { StageName: live, RestApiId: a1b2c3, MethodSettings: [{ LoggingLevel: INFO }] }`,
    },
    {
      title: 'a WebSocket stage with a format but no destination',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGatewayV2::Stage
            Properties: { StageName: live, ApiId: a1b2c3, AccessLogSettings: { Format: $context.requestId } }`,
    },
    {
      title: 'a deployment that makes its own stage',
      template: `
        Resources:
          Release:
            Type: AWS::ApiGateway::Deployment
            Properties: { RestApiId: a1b2c3, StageName: live }`,
    },
  ],
  good: [
    {
      title: 'an access log in a log group of the template',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, AccessLogSetting: { DestinationArn: !GetAtt Access.Arn } }`,
    },
    {
      title: 'a deployment that makes no stage, and a destination composed of parts',
      template: `
        Resources:
          Release:
            Type: AWS::ApiGateway::Deployment
            Properties: { RestApiId: a1b2c3 }
          Live:
            Type: AWS::ApiGatewayV2::Stage
            Properties:
              ApiId: a1b2c3
              AccessLogSettings:
                DestinationArn: !Sub arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:api`,
    },
  ],
  unknown: [
    {
      title: 'the destination is a parameter, which may be empty',
      template: `
        Parameters:
          Destination: { Type: String }
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, AccessLogSetting: { DestinationArn: !Ref Destination } }`,
    },
  ],
});
