import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'the ARN of a role that writes logs';

export default defineRule({
  id: 'graphql-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'GraphQL API keeps no log',
  why: 'Nobody can say who queried the API, what was asked for, and what came back.',
  fix: 'Set `LogConfig` with a role that may write logs.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::AppSync::GraphQLApi'],

  check(api, _world, report) {
    mustBeSet(api.read('LogConfig.CloudWatchLogsRoleArn'), WANT, report);
  },

  bad: [
    {
      title: 'no log configuration',
      template: `
        Resources:
          Api:
            Type: AWS::AppSync::GraphQLApi
            Properties: { Name: claims, AuthenticationType: AWS_IAM }`,
    },
    {
      title: 'a level, but no role to write with',
      template: `
        Resources:
          Api:
            Type: AWS::AppSync::GraphQLApi
            Properties: { Name: claims, LogConfig: { FieldLogLevel: ALL } }`,
    },
  ],
  good: [
    {
      title: 'a role of the template',
      template: `
        Resources:
          Api:
            Type: AWS::AppSync::GraphQLApi
            Properties: { Name: claims, LogConfig: { CloudWatchLogsRoleArn: !GetAtt Writer.Arn, FieldLogLevel: ALL } }
          Writer:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'a role named by its ARN',
      template: `
        Resources:
          Api:
            Type: AWS::AppSync::GraphQLApi
            Properties: { Name: claims, LogConfig: { CloudWatchLogsRoleArn: 'arn:aws:iam::111122223333:role/writer' } }`,
    },
  ],
  unknown: [
    {
      title: 'the role is a parameter, which may be empty',
      template: `
        Parameters:
          Writer: { Type: String }
        Resources:
          Api:
            Type: AWS::AppSync::GraphQLApi
            Properties: { Name: claims, LogConfig: { CloudWatchLogsRoleArn: !Ref Writer } }`,
    },
  ],
});
