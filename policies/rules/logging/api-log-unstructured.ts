import type { Value } from '../../../lib/template';
import type { Ternary } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

/** Where each kind of stage keeps the settings of its access log. */
const SETTINGS: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Deployment': 'StageDescription.AccessLogSetting',
  'AWS::ApiGatewayV2::Stage': 'AccessLogSettings',
  'AWS::Serverless::HttpApi': 'AccessLogSettings',
};

export default defineRule({
  id: 'api-log-unstructured',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Access log of the API is not written as JSON',
  why: "Whoever looks for one vendor's calls has to take every line apart by hand first.",
  fix: 'Write the `Format` of the access log as one JSON object.',
  controls: { 'nist-800-53-r5': ['au-3'] },
  appliesTo: [
    'AWS::ApiGateway::Stage',
    'AWS::ApiGateway::Deployment',
    'AWS::ApiGatewayV2::Stage',
    'AWS::Serverless::Api',
    'AWS::Serverless::HttpApi',
  ],

  check(stage, _world, report) {
    const settings = stage.read(SETTINGS[stage.type] ?? 'AccessLogSetting');
    if (settings.value.kind === 'absent') return;
    const format = settings.get('Format');
    mustHold(isObject(format.value), format, { want: 'a JSON object' }, report);
  },

  bad: [
    {
      title: 'a line of the kind that web servers write',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, AccessLogSetting: { DestinationArn: !GetAtt Access.Arn, Format: '$context.requestId {$context.status}' } }
          Access:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'a format that only begins like JSON',
      template: `
        Resources:
          Api:
            Type: AWS::Serverless::HttpApi
            Properties: { AccessLogSettings: { DestinationArn: !GetAtt Access.Arn, Format: '{} $context.requestId' } }
          Access:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'a destination without format',
      template: `
        Resources:
          Release:
            Type: AWS::ApiGateway::Deployment
            Properties: { RestApiId: a1b2c3, StageName: live, StageDescription: { AccessLogSetting: { DestinationArn: !GetAtt Access.Arn } } }
          Access:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'a list of fields where a text is due',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGatewayV2::Stage
            Properties: { ApiId: a1b2c3, AccessLogSettings: { Format: [requestId] } }`,
    },
    {
      title: 'a SAM API with a line of the kind that web servers write',
      template: `
        Resources:
          Api:
            Type: AWS::Serverless::Api
            Properties: { StageName: live, AccessLogSetting: { Format: $context.requestId } }`,
    },
  ],
  good: [
    {
      title: 'JSON objects, with and without quotes around the variables',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, AccessLogSetting: { Format: '{"id":"$context.requestId"}' } }
          Fast:
            Type: AWS::ApiGatewayV2::Stage
            Properties: { ApiId: a1b2c3, AccessLogSettings: { Format: ' { "status": $context.status } ' } }
          Api:
            Type: AWS::Serverless::Api
            Properties: { StageName: live, AccessLogSetting: { Format: '{"id":"$context.requestId"}' } }`,
    },
    {
      title: 'JSON around a part that only the deployment knows, and stages without access log',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, AccessLogSetting: { Format: !Sub '{"region":"\${AWS::Region}"}' } }
          Silent:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3 }
          Release:
            Type: AWS::ApiGateway::Deployment
            Properties: { RestApiId: a1b2c3 }`,
    },
  ],
  unknown: [
    {
      title: 'the format is a parameter',
      template: `
        Parameters:
          Format: { Type: String }
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, AccessLogSetting: { Format: !Ref Format } }`,
    },
    {
      title: 'the beginning of the format is a parameter',
      template: `
        Parameters:
          Start: { Type: String }
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, AccessLogSetting: { Format: !Sub '\${Start}}' } }`,
    },
    {
      title: 'the end of the format is a parameter',
      template: `
        Parameters:
          End: { Type: String }
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, AccessLogSetting: { Format: !Sub '{\${End}' } }`,
    },
  ],
});

/** Variables stand in it without quotes, so that it need not be JSON before API Gateway fills them in. */
function isObject(value: Value): Ternary {
  if (value.kind === 'unresolved' || value.kind === 'reference') return undefined;
  const parts = value.kind === 'known' ? [String(value.value)] : value.kind === 'composed' ? value.parts : [''];
  const [first, last] = [parts[0], parts.at(-1)];
  if (typeof first === 'string' && !/^\s*\{/.test(first)) return false;
  if (typeof last === 'string' && !/\}\s*$/.test(last)) return false;
  return typeof first === 'string' && typeof last === 'string' ? true : undefined;
}
