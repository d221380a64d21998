import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'graphql-fields-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'GraphQL API logs no resolvers',
  why: 'The log shows that a query came, but not which fields were read or refused.',
  fix: 'Set `FieldLogLevel` to ERROR or more.',
  controls: { 'nist-800-53-r5': ['au-3', 'au-12'], fsbp: ['appsync.2'] },
  appliesTo: ['AWS::AppSync::GraphQLApi'],

  check(api, _world, report) {
    const log = api.read('LogConfig');
    if (log.value.kind === 'absent') return;
    // GraphQLApi LogConfig: NONE captures no field-level logs; without a level there are none either.
    mustSay(
      log.get('FieldLogLevel'),
      { texts: ['ERROR', 'INFO', 'DEBUG', 'ALL'], want: 'ERROR, INFO, DEBUG or ALL' },
      report,
    );
  },

  bad: [
    {
      title: 'no fields',
      template: `
        Resources:
          Api:
            Type: AWS::AppSync::GraphQLApi
            Properties: { Name: claims, LogConfig: { CloudWatchLogsRoleArn: !GetAtt Writer.Arn, FieldLogLevel: NONE } }
          Writer:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'no level',
      template: `
        Resources:
          Api:
            Type: AWS::AppSync::GraphQLApi
            Properties: { Name: claims, LogConfig: { ExcludeVerboseContent: true } }`,
    },
  ],
  good: [
    {
      title: 'errors, and everything',
      template: `
        Resources:
          One:
            Type: AWS::AppSync::GraphQLApi
            Properties: { Name: one, LogConfig: { FieldLogLevel: ERROR } }
          Two:
            Type: AWS::AppSync::GraphQLApi
            Properties: { Name: two, LogConfig: { FieldLogLevel: ALL } }
          Three:
            Type: AWS::AppSync::GraphQLApi
            Properties: { Name: three, LogConfig: { FieldLogLevel: INFO } }
          Four:
            Type: AWS::AppSync::GraphQLApi
            Properties: { Name: four, LogConfig: { FieldLogLevel: DEBUG } }`,
    },
    {
      title: "an API without any log is another rule's business",
      template: `
        Resources:
          Api:
            Type: AWS::AppSync::GraphQLApi
            Properties: { Name: claims }`,
    },
  ],
  unknown: [
    {
      title: 'the level is a parameter',
      template: `
        Parameters:
          Level: { Type: String }
        Resources:
          Api:
            Type: AWS::AppSync::GraphQLApi
            Properties: { Name: claims, LogConfig: { FieldLogLevel: !Ref Level } }`,
    },
  ],
});
