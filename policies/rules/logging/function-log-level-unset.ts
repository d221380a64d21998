import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'a level such as INFO';

export default defineRule({
  id: 'function-log-level-unset',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Function leaves its log levels to chance',
  why: 'What is missing from the log after an incident was decided by nobody.',
  fix: 'Set `ApplicationLogLevel` and `SystemLogLevel` in `LoggingConfig`, with the JSON format.',
  controls: { 'nist-800-53-r5': ['au-3'] },
  appliesTo: ['AWS::Lambda::Function', 'AWS::Serverless::Function'],

  check(lambda, _world, report) {
    const logging = lambda.read('LoggingConfig');
    mustBeSet(logging.get('ApplicationLogLevel'), WANT, report);
    mustBeSet(logging.get('SystemLogLevel'), WANT, report);
  },

  bad: [
    {
      title: 'no logging configuration',
      template: `
        Resources:
          Run:
            Type: AWS::Lambda::Function
            Properties: { Handler: index.run }`,
    },
    {
      title: "the application's level only",
      template: `
        Resources:
          Run:
            Type: AWS::Lambda::Function
            Properties: { LoggingConfig: { LogFormat: JSON, ApplicationLogLevel: INFO } }`,
    },
    {
      title: "the system's level only",
      template: `
        Resources:
          Run:
            Type: AWS::Serverless::Function
            Properties: { LoggingConfig: { LogFormat: JSON, SystemLogLevel: INFO } }`,
    },
  ],
  good: [
    {
      title: 'both levels',
      template: `
        Resources:
          Run:
            Type: AWS::Lambda::Function
            Properties: { LoggingConfig: { LogFormat: JSON, ApplicationLogLevel: INFO, SystemLogLevel: WARN } }`,
    },
    {
      title: 'both levels in a SAM function',
      template: `
        Resources:
          Run:
            Type: AWS::Serverless::Function
            Properties: { LoggingConfig: { LogFormat: JSON, ApplicationLogLevel: DEBUG, SystemLogLevel: INFO } }`,
    },
  ],
  unknown: [
    {
      title: 'a level is a parameter, which may be empty',
      template: `
        Parameters:
          Level: { Type: String }
        Resources:
          Run:
            Type: AWS::Lambda::Function
            Properties: { LoggingConfig: { LogFormat: JSON, ApplicationLogLevel: !Ref Level, SystemLogLevel: INFO } }`,
    },
  ],
});
