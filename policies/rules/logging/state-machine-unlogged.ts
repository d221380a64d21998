import { all, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'state-machine-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'State machine keeps no log',
  why: 'Nobody can say what a workflow was started with, and which steps it took.',
  fix: 'Set `Level` to ALL and name a log group in `Destinations`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['stepfunctions.1'] },
  appliesTo: ['AWS::StepFunctions::StateMachine', 'AWS::Serverless::StateMachine'],

  check(machine, _world, report) {
    const logging = machine.read(machine.type === 'AWS::Serverless::StateMachine' ? 'Logging' : 'LoggingConfiguration');
    // AWS::StepFunctions::StateMachine LoggingConfiguration: the level is OFF by default.
    const destinations = logging.get('Destinations');
    const listed = destinations.value.kind === 'unresolved' ? undefined : destinations.each().length > 0;
    const on = all([says(logging.get('Level'), 'ALL', 'ERROR', 'FATAL'), listed]);
    mustHold(on, logging, { want: 'a level and a log group' }, report);
  },

  bad: [
    {
      title: 'no logging',
      template: `
        Resources:
          Flow:
            Type: AWS::StepFunctions::StateMachine
            Properties: { RoleArn: 'arn:aws:iam::111122223333:role/flow' }`,
    },
    {
      title: 'a SAM state machine without logging',
      template: `
        Resources:
          Flow:
            Type: AWS::Serverless::StateMachine
            Properties: { DefinitionUri: flow.json }`,
    },
    {
      title: 'switched off',
      template: `
        Resources:
          Flow:
            Type: AWS::StepFunctions::StateMachine
            Properties: { LoggingConfiguration: { Level: 'OFF', Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Logs.Arn } }] } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'a level without destination',
      template: `
        Resources:
          Flow:
            Type: AWS::StepFunctions::StateMachine
            Properties: { LoggingConfiguration: { Level: ALL } }`,
    },
    {
      title: 'a destination without level',
      template: `
        Resources:
          Flow:
            Type: AWS::StepFunctions::StateMachine
            Properties: { LoggingConfiguration: { Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Logs.Arn } }] } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
  ],
  good: [
    {
      title: 'everything to a log group',
      template: `
        Resources:
          Flow:
            Type: AWS::StepFunctions::StateMachine
            Properties: { LoggingConfiguration: { Level: ALL, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Logs.Arn } }] } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'errors only, which another rule finds little',
      template: `
        Resources:
          Flow:
            Type: AWS::Serverless::StateMachine
            Properties: { Logging: { Level: ERROR, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Logs.Arn } }] } }
          Other:
            Type: AWS::StepFunctions::StateMachine
            Properties: { LoggingConfiguration: { Level: FATAL, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Logs.Arn } }] } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
  ],
  unknown: [
    {
      title: 'the level is a parameter',
      template: `
        Parameters:
          Level: { Type: String }
        Resources:
          Flow:
            Type: AWS::StepFunctions::StateMachine
            Properties: { LoggingConfiguration: { Level: !Ref Level, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Logs.Arn } }] } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'the destinations are imported',
      template: `
        Resources:
          Flow:
            Type: AWS::StepFunctions::StateMachine
            Properties: { LoggingConfiguration: { Level: ALL, Destinations: !ImportValue logs } }`,
    },
  ],
});
