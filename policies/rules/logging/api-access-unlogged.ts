import { type Property, RELATIONS, type Resource, type World } from '../../../lib/template';
import { any, mustBeSet, says } from '../../judge';
import { isAddress, mustHold } from '../../questions/must-hold';
import { type Report, defineRule } from '../../rule';

/** Where each kind of stage keeps the settings of its access log. */
const SETTINGS: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Deployment': 'StageDescription.AccessLogSetting',
  'AWS::ApiGateway::Stage': 'AccessLogSetting',
  'AWS::ApiGatewayV2::Stage': 'AccessLogSettings',
  'AWS::Serverless::Api': 'AccessLogSetting',
  'AWS::Serverless::HttpApi': 'AccessLogSettings',
};

const QUICK_API = 'AWS::ApiGatewayV2::Api';
const WANT_FORMAT = 'a format, with $context.requestId';
const WANT = 'the ARN of a log group or delivery stream';

export default defineRule({
  id: 'api-access-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'API stage keeps no access log',
  why: 'Nobody can say who called the API, when, and with what result.',
  fix: 'Name a log group or delivery stream as the destination of the access log.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-3', 'au-12'] },
  appliesTo: [QUICK_API, ...Object.keys(SETTINGS)],

  check(stage, world, report) {
    if (stage.type === QUICK_API) return checkQuickApi(stage, world, report);
    // A deployment makes a stage of its own only when it names or describes one.
    const isSet = (name: string) => stage.read(name).value.kind !== 'absent';
    const makesStage = stage.type !== 'AWS::ApiGateway::Deployment' || isSet('StageName') || isSet('StageDescription');
    const settings = SETTINGS[stage.type];
    if (makesStage && settings !== undefined) checkSettings(stage.read(settings), report);
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
      title: 'an HTTP API that makes its own stage by quick create',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { Name: claims, ProtocolType: HTTP, Target: 'https://claims.example.com' }`,
    },
    {
      title: 'a deployment that makes its own stage',
      template: `
        Resources:
          Release:
            Type: AWS::ApiGateway::Deployment
            Properties: { RestApiId: a1b2c3, StageName: live }`,
    },
    {
      title: 'a deployment that describes a stage, without access log',
      template: `
        Resources:
          Release:
            Type: AWS::ApiGateway::Deployment
            Properties: { RestApiId: a1b2c3, StageDescription: { LoggingLevel: INFO } }`,
    },
    {
      title: 'a SAM API without access log',
      template: `
        Resources:
          Api:
            Type: AWS::Serverless::Api
            Properties: { StageName: live }`,
    },
    {
      title: 'a SAM API for HTTP without access log',
      template: `
        Resources:
          Api:
            Type: AWS::Serverless::HttpApi`,
    },
    {
      title: 'a destination without format',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, AccessLogSetting: { DestinationArn: !GetAtt Access.Arn } }`,
    },
    {
      title: 'a number where an ARN is due',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGatewayV2::Stage
            Properties: { ApiId: a1b2c3, AccessLogSettings: { DestinationArn: 123, Format: $context.requestId } }`,
    },
    {
      title: 'quick create beside a stage of another name',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { Name: claims, ProtocolType: HTTP, Target: 'https://claims.example.com' }
          Live:
            Type: AWS::ApiGatewayV2::Stage
            Properties:
              ApiId: !Ref Api
              StageName: live
              AccessLogSettings: { DestinationArn: !GetAtt Access.Arn, Format: $context.requestId }`,
    },
  ],
  good: [
    {
      title: 'access logs of both kinds of SAM API',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
          Rest:
            Type: AWS::Serverless::Api
            Properties: { StageName: live, AccessLogSetting: { DestinationArn: !GetAtt Access.Arn, Format: $context.requestId } }
          Http:
            Type: AWS::Serverless::HttpApi
            Properties: { AccessLogSettings: { DestinationArn: !GetAtt Access.Arn, Format: $context.requestId } }`,
    },
    {
      title: 'an access log in a log group of the template',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, AccessLogSetting: { DestinationArn: !GetAtt Access.Arn, Format: $context.requestId } }`,
    },
    {
      title: 'quick create, with an access log for the stage that it makes',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { Name: claims, ProtocolType: HTTP, Target: 'https://claims.example.com' }
          Overrides:
            Type: AWS::ApiGatewayV2::ApiGatewayManagedOverrides
            Properties:
              ApiId: !Ref Api
              Stage: { AccessLogSettings: { DestinationArn: !GetAtt Access.Arn, Format: $context.requestId } }`,
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
                Format: $context.requestId
                DestinationArn: !Sub arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:api`,
    },
    {
      title: 'an API without quick create, and quick create with a stage of its name that is judged itself',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
          Plain:
            Type: AWS::ApiGatewayV2::Api
            Properties: { Name: plain, ProtocolType: HTTP }
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { Name: claims, ProtocolType: HTTP, Target: 'https://claims.example.com' }
          Live:
            Type: AWS::ApiGatewayV2::Stage
            Properties:
              ApiId: !Ref Api
              StageName: $default
              AccessLogSettings: { DestinationArn: !GetAtt Access.Arn, Format: $context.requestId }`,
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
    {
      title: 'quick create beside an override of an API that a parameter names',
      template: `
        Parameters:
          Other: { Type: String }
        Resources:
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { Name: claims, ProtocolType: HTTP, Target: 'https://claims.example.com' }
          Overrides:
            Type: AWS::ApiGatewayV2::ApiGatewayManagedOverrides
            Properties: { ApiId: !Ref Other, Stage: { AutoDeploy: true } }`,
    },
    {
      title: 'quick create beside a stage whose name is a parameter',
      template: `
        Parameters:
          Name: { Type: String }
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties: { Name: claims, ProtocolType: HTTP, Target: 'https://claims.example.com' }
          Live:
            Type: AWS::ApiGatewayV2::Stage
            Properties:
              ApiId: !Ref Api
              StageName: !Ref Name
              AccessLogSettings: { DestinationArn: !GetAtt Access.Arn, Format: $context.requestId }`,
    },
  ],
});

/** Without a format nothing is written: it must hold at least the id of the request. */
function checkSettings(settings: Property, report: Report): void {
  const destination = settings.get('DestinationArn');
  const named = isAddress(destination);
  mustHold(named, destination, { want: WANT }, report);
  if (named) mustBeSet(settings.get('Format'), WANT_FORMAT, report);
}

/** With `Target`, an HTTP API makes itself a stage `$default`; its log is set by an override, or by a stage of that name. */
function checkQuickApi(api: Resource, world: World, report: Report): void {
  const target = api.read('Target');
  if (target.value.kind === 'absent') return;
  const overrides = world.referrers(api, RELATIONS.httpApiOverrides);
  const stages = world.referrers(api, RELATIONS.httpApiStages);
  const [override] = overrides.certain;
  if (override) return checkSettings(override.read('Stage.AccessLogSettings'), report);
  const named = any(stages.certain.map((stage) => says(stage.read('StageName'), '$default')));
  if (named) return;
  const open = named === undefined || [...overrides.possible, ...stages.possible].length > 0;
  const saw = 'a stage $default made by quick create';
  if (open) report.unknown(target, { saw: `${saw}, and nobody can tell whether its log is set`, want: WANT });
  else report.fail(target, { saw: `${saw}, without access log`, want: WANT });
}
