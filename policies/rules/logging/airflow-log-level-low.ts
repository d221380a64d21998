import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'airflow-log-level-low',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Airflow environment logs only what goes wrong',
  why: 'Signing in and running a task go right, so neither shows in the log.',
  fix: 'Set `LogLevel` of every enabled kind to INFO.',
  controls: { 'nist-800-53-r5': ['au-3'] },
  appliesTo: ['AWS::MWAA::Environment'],

  check(environment, _world, report) {
    const logging = environment.read('LoggingConfiguration');
    if (logging.value.kind !== 'map') return;
    for (const kind of logging.value.entries.values()) {
      // Amazon MWAA, "Viewing Airflow logs": Apache Airflow itself logs at INFO when no level is given.
      mustNotSay(kind.get('LogLevel'), { texts: ['WARNING', 'ERROR', 'CRITICAL'], want: 'INFO' }, report);
    }
  },

  bad: [
    {
      title: 'tasks from warnings up',
      template: `
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: { TaskLogs: { Enabled: true, LogLevel: WARNING }, WorkerLogs: { Enabled: true, LogLevel: INFO } } }`,
    },
    {
      title: 'the web server from errors up',
      template: `
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: { WebserverLogs: { Enabled: true, LogLevel: ERROR } } }`,
    },
    {
      title: 'the scheduler in disasters only',
      template: `
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: { SchedulerLogs: { Enabled: true, LogLevel: CRITICAL } } }`,
    },
  ],
  good: [
    {
      title: 'everything, and more than that',
      template: `
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: { TaskLogs: { Enabled: true, LogLevel: INFO }, WorkerLogs: { Enabled: true, LogLevel: DEBUG } } }`,
    },
    {
      title: 'no level, and no logs at all',
      template: `
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: { TaskLogs: { Enabled: true } } }
          Other:
            Type: AWS::MWAA::Environment
            Properties: { Name: other }`,
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
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: { TaskLogs: { Enabled: true, LogLevel: !Ref Level } } }`,
    },
  ],
});
