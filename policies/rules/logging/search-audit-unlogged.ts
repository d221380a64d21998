import { mustPublish } from '../../questions/published-logs';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'search-audit-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Search domain keeps no audit log',
  why: 'Nobody can say who signed in to the search domain, and which documents were read.',
  fix: 'Publish AUDIT_LOGS in `LogPublishingOptions`; they need fine-grained access control.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['opensearch.5', 'es.5'] },
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check(domain, _world, report) {
    mustPublish(domain, ['AUDIT_LOGS'], report);
  },

  bad: [
    {
      title: 'nothing published',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { EngineVersion: OpenSearch_2.19 }`,
    },
    {
      title: 'audit switched off',
      template: `
        Resources:
          Search:
            Type: AWS::Elasticsearch::Domain
            Properties: { LogPublishingOptions: { AUDIT_LOGS: { Enabled: false, CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn } } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'a log group without the switch',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { LogPublishingOptions: { AUDIT_LOGS: { CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn } } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'the switch without a log group',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { LogPublishingOptions: { AUDIT_LOGS: { Enabled: true } } }`,
    },
  ],
  good: [
    {
      title: 'audit on',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { LogPublishingOptions: { AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn } } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'audit on, spelled as text, in a domain of the older kind',
      template: `
        Resources:
          Search:
            Type: AWS::Elasticsearch::Domain
            Properties: { LogPublishingOptions: { AUDIT_LOGS: { Enabled: 'true', CloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-central-1:111122223333:log-group:audit' } } }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Audit: { Type: String }
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { LogPublishingOptions: { AUDIT_LOGS: { Enabled: !Ref Audit, CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn } } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
  ],
});
