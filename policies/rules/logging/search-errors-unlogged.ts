import { mustPublish } from '../../questions/published-logs';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'search-errors-unlogged',
  topic: 'logging',
  severity: 'warning',
  title: 'Search domain keeps no error log',
  why: 'Failed and malformed requests, the first sign of probing, leave no trace.',
  fix: 'Publish ES_APPLICATION_LOGS in `LogPublishingOptions`.',
  controls: { 'nist-800-53-r5': ['au-2', 'si-4'], fsbp: ['opensearch.4', 'es.4'] },
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check(domain, _world, report) {
    mustPublish(domain, ['ES_APPLICATION_LOGS'], report);
  },

  bad: [
    {
      title: 'nothing published',
      template: `
        Resources:
          Search:
            Type: AWS::Elasticsearch::Domain
            Properties: { ElasticsearchVersion: '7.10' }`,
    },
    {
      title: 'only the audit log',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { LogPublishingOptions: { AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn } } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
  ],
  good: [
    {
      title: 'errors on',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { LogPublishingOptions: { ES_APPLICATION_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn } } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'errors on in a domain of the older kind',
      template: `
        Resources:
          Search:
            Type: AWS::Elasticsearch::Domain
            Properties: { LogPublishingOptions: { ES_APPLICATION_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn } } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
  ],
  unknown: [
    {
      title: 'all options are imported',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { LogPublishingOptions: !ImportValue options }`,
    },
  ],
});
