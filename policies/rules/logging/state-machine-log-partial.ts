import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'state-machine-log-partial',
  topic: 'logging',
  severity: 'warning',
  title: 'State machine logs only what fails',
  why: 'A workflow that does what it should not, without failing, leaves no trace.',
  fix: 'Set `Level` to ALL.',
  controls: { 'nist-800-53-r5': ['au-3', 'au-12'] },
  appliesTo: ['AWS::StepFunctions::StateMachine', 'AWS::Serverless::StateMachine'],

  check(machine, _world, report) {
    const logging = machine.read(machine.type === 'AWS::Serverless::StateMachine' ? 'Logging' : 'LoggingConfiguration');
    mustNotSay(logging.get('Level'), { texts: ['ERROR', 'FATAL'], want: 'ALL' }, report);
  },

  bad: [
    {
      title: 'errors',
      template: `
        Resources:
          Flow:
            Type: AWS::StepFunctions::StateMachine
            Properties: { LoggingConfiguration: { Level: ERROR } }`,
    },
    {
      title: 'the end of a SAM state machine only',
      template: `
        Resources:
          Flow:
            Type: AWS::Serverless::StateMachine
            Properties: { Logging: { Level: FATAL } }`,
    },
  ],
  good: [
    {
      title: 'everything',
      template: `
        Resources:
          Flow:
            Type: AWS::StepFunctions::StateMachine
            Properties: { LoggingConfiguration: { Level: ALL } }`,
    },
    {
      title: "no log at all is another rule's business",
      template: `
        Resources:
          Flow:
            Type: AWS::StepFunctions::StateMachine
            Properties: { RoleArn: 'arn:aws:iam::111122223333:role/flow' }
          Off:
            Type: AWS::Serverless::StateMachine
            Properties: { Logging: { Level: 'OFF' } }`,
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
            Properties: { LoggingConfiguration: { Level: !Ref Level } }`,
    },
  ],
});
