import { mustPublish } from '../../questions/published-logs';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'search-slow-queries-unlogged',
  topic: 'logging',
  severity: 'warning',
  title: 'Search domain keeps no log of slow queries',
  why: 'Somebody who pulls out whole indexes does so with slow queries, and nobody sees them.',
  fix: 'Publish SEARCH_SLOW_LOGS and INDEX_SLOW_LOGS in `LogPublishingOptions`.',
  controls: { 'nist-800-53-r5': ['au-2', 'si-4'] },
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check(domain, _world, report) {
    mustPublish(domain, ['SEARCH_SLOW_LOGS', 'INDEX_SLOW_LOGS'], report);
  },

  bad: [
    {
      title: 'slow indexing only',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { LogPublishingOptions: { INDEX_SLOW_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn } } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'slow searches only',
      template: `
        Resources:
          Search:
            Type: AWS::Elasticsearch::Domain
            Properties: { LogPublishingOptions: { SEARCH_SLOW_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn } } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
  ],
  good: [
    {
      title: 'both',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties:
                LogPublishingOptions:
                  SEARCH_SLOW_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn }
                  INDEX_SLOW_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'both in a domain of the older kind',
      template: `
        Resources:
          Search:
            Type: AWS::Elasticsearch::Domain
            Properties:
                LogPublishingOptions:
                  SEARCH_SLOW_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn }
                  INDEX_SLOW_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !GetAtt Logs.Arn }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
  ],
  unknown: [
    {
      title: 'the log group is a parameter, which may be empty',
      template: `
        Parameters:
          Logs: { Type: String }
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties:
                LogPublishingOptions:
                  SEARCH_SLOW_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !Ref Logs }
                  INDEX_SLOW_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: !Ref Logs }`,
    },
  ],
});
