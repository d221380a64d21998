import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

const KINDS = ['DagProcessingLogs', 'SchedulerLogs', 'TaskLogs', 'WebserverLogs', 'WorkerLogs'];

export default defineRule({
  id: 'airflow-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Airflow environment does not keep all of its logs',
  why: 'Who signed in to Airflow, and what a task did with the data, cannot be reconstructed.',
  fix: 'Enable all five kinds in `LoggingConfiguration`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::MWAA::Environment'],

  check(environment, _world, report) {
    const logging = environment.read('LoggingConfiguration');
    for (const kind of KINDS) mustBeTrue(logging.get(kind).get('Enabled'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'nothing about logs',
      template: `
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { Name: flow }`,
    },
    {
      title: 'processing of definitions is left out',
      template: `
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: { SchedulerLogs: { Enabled: true }, TaskLogs: { Enabled: true }, WebserverLogs: { Enabled: true }, WorkerLogs: { Enabled: true } } }`,
    },
    {
      title: 'the scheduler is left out',
      template: `
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: { DagProcessingLogs: { Enabled: true }, TaskLogs: { Enabled: true }, WebserverLogs: { Enabled: true }, WorkerLogs: { Enabled: true } } }`,
    },
    {
      title: 'tasks are left out',
      template: `
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: { DagProcessingLogs: { Enabled: true }, SchedulerLogs: { Enabled: true }, WebserverLogs: { Enabled: true }, WorkerLogs: { Enabled: true } } }`,
    },
    {
      title: 'the web server is left out',
      template: `
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: { DagProcessingLogs: { Enabled: true }, SchedulerLogs: { Enabled: true }, TaskLogs: { Enabled: true }, WorkerLogs: { Enabled: true } } }`,
    },
    {
      title: 'workers have a level but are not enabled',
      template: `
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: { DagProcessingLogs: { Enabled: true }, SchedulerLogs: { Enabled: true }, TaskLogs: { Enabled: true }, WebserverLogs: { Enabled: true }, WorkerLogs: { LogLevel: INFO } } }`,
    },
  ],
  good: [
    {
      title: 'all five',
      template: `
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: { DagProcessingLogs: { Enabled: true }, SchedulerLogs: { Enabled: true }, TaskLogs: { Enabled: true }, WebserverLogs: { Enabled: true }, WorkerLogs: { Enabled: true } } }`,
    },
    {
      title: 'all five by one parameter that is on by default',
      template: `
        Parameters:
          Log: { Type: String, Default: 'true' }
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: { DagProcessingLogs: { Enabled: !Ref Log }, SchedulerLogs: { Enabled: !Ref Log }, TaskLogs: { Enabled: !Ref Log }, WebserverLogs: { Enabled: !Ref Log }, WorkerLogs: { Enabled: !Ref Log } } }`,
    },
  ],
  unknown: [
    {
      title: 'the configuration is imported',
      template: `
        Resources:
          Flow:
            Type: AWS::MWAA::Environment
            Properties: { LoggingConfiguration: !ImportValue logs }`,
    },
  ],
});
