import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'api-metrics-missing',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'API stage publishes no metrics for its methods',
  why: 'A vendor that hammers one method, or fails at it, does not show in any graph or alarm.',
  fix: 'Set `MetricsEnabled` to true in `MethodSettings`.',
  controls: { 'nist-800-53-r5': ['si-4'] },
  appliesTo: ['AWS::ApiGateway::Stage', 'AWS::Serverless::Api'],

  check(stage, _world, report) {
    const settings = stage.read('MethodSettings');
    const want = 'MetricsEnabled true';
    if (settings.each().length === 0) return report.fail(settings, { want });
    // AWS::ApiGateway::Stage MethodSetting: without MetricsEnabled a method has no metrics of its own.
    for (const setting of settings.each()) mustBeTrue(setting.get('MetricsEnabled'), { want }, report);
  },

  bad: [
    {
      title: 'no method settings',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3 }`,
    },
    {
      title: 'a SAM API with an empty list of settings',
      template: `
        Resources:
          Api:
            Type: AWS::Serverless::Api
            Properties: { StageName: live, MethodSettings: [] }`,
    },
    {
      title: 'metrics for one path, and not for another',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties:
                RestApiId: a1b2c3
                MethodSettings:
                  - { HttpMethod: GET, ResourcePath: /claims, MetricsEnabled: true }
                  - { HttpMethod: GET, ResourcePath: /files, ThrottlingRateLimit: 10 }`,
    },
  ],
  good: [
    {
      title: 'metrics for all methods',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, MethodSettings: [{ HttpMethod: '*', ResourcePath: /*, MetricsEnabled: true }] }`,
    },
    {
      title: 'metrics, spelled as text',
      template: `
        Resources:
          Api:
            Type: AWS::Serverless::Api
            Properties: { StageName: live, MethodSettings: [{ HttpMethod: '*', ResourcePath: /*, MetricsEnabled: 'true' }] }`,
    },
  ],
  unknown: [
    {
      title: 'the settings are imported',
      template: `
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties: { RestApiId: a1b2c3, MethodSettings: !ImportValue settings }`,
    },
  ],
});
