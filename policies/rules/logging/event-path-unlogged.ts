import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'event-path-unlogged',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Event bus or pipe keeps no log',
  why: 'Events that were dropped, or sent where they should not go, leave no trace.',
  fix: 'Set `Level` of the log configuration to INFO, or at least ERROR.',
  controls: { 'nist-800-53-r5': ['au-12'] },
  appliesTo: ['AWS::Events::EventBus', 'AWS::Pipes::Pipe'],

  check(path, _world, report) {
    const level = path.read(path.type === 'AWS::Pipes::Pipe' ? 'LogConfiguration.Level' : 'LogConfig.Level');
    mustSay(level, { texts: ['ERROR', 'INFO', 'TRACE'], want: 'ERROR, INFO or TRACE' }, report);
  },

  bad: [
    {
      title: 'a bus without log',
      template: `
        Resources:
          Bus:
            Type: AWS::Events::EventBus
            Properties: { Name: claims }`,
    },
    {
      title: 'a pipe whose log is off',
      template: `
        Resources:
          Pipe:
            Type: AWS::Pipes::Pipe
            Properties: { LogConfiguration: { Level: 'OFF' } }`,
    },
  ],
  good: [
    {
      title: 'logs at each level',
      template: `
        Resources:
          One:
            Type: AWS::Events::EventBus
            Properties: { Name: one, LogConfig: { Level: INFO } }
          Two:
            Type: AWS::Events::EventBus
            Properties: { Name: two, LogConfig: { Level: TRACE } }`,
    },
    {
      title: 'a pipe that logs errors',
      template: `
        Resources:
          Pipe:
            Type: AWS::Pipes::Pipe
            Properties: { LogConfiguration: { Level: ERROR } }`,
    },
  ],
  unknown: [
    {
      title: 'the level is a parameter',
      template: `
        Parameters:
          Level: { Type: String }
        Resources:
          Bus:
            Type: AWS::Events::EventBus
            Properties: { Name: claims, LogConfig: { Level: !Ref Level } }`,
    },
  ],
});
