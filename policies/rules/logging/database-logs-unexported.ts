import { logsOf } from '../../questions/database-logs';
import { mustHold, mustList } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'database-logs-unexported',
  topic: 'logging',
  severity: 'error',
  title: 'Database does not export all of its logs',
  why: 'The logs stay on the instance, where they rotate away and whoever rules the database rules them.',
  fix: 'Name every log of the engine in `EnableCloudwatchLogsExports`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['rds.9'] },
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],

  check(database, _world, report) {
    // The instances of a cluster log as the cluster says.
    if (database.type === 'AWS::RDS::DBInstance' && database.read('DBClusterIdentifier').value.kind !== 'absent')
      return;
    const exports = database.read('EnableCloudwatchLogsExports');
    const logs = logsOf(database);
    if (logs) return mustList(exports, logs, report);
    const some = exports.each().length > 0 && undefined;
    mustHold(some, exports, { want: 'every log of the engine, which is not known here' }, report);
  },

  bad: [
    {
      title: 'Postgres without upgrade log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, EnableCloudwatchLogsExports: [postgresql] }`,
    },
    {
      title: 'Postgres without its main log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: postgres, EnableCloudwatchLogsExports: [upgrade] }`,
    },
    {
      title: 'Aurora for Postgres without logs',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora-postgresql }`,
    },
    {
      title: 'MySQL without audit log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: MySQL, EnableCloudwatchLogsExports: [error, general, slowquery] }`,
    },
    {
      title: 'MariaDB without error log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: mariadb, EnableCloudwatchLogsExports: [audit, general, slowquery] }`,
    },
    {
      title: 'Aurora for MySQL without general log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora-mysql, EnableCloudwatchLogsExports: [audit, error, slowquery] }`,
    },
    {
      title: 'the first Aurora without slow queries',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora, EnableCloudwatchLogsExports: [audit, error, general] }`,
    },
    {
      title: 'a cluster of several zones with MySQL, without error log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: mysql, EnableCloudwatchLogsExports: [general, slowquery] }`,
    },
    {
      title: 'Oracle without alert log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: oracle-ee, EnableCloudwatchLogsExports: [audit, listener, trace] }`,
    },
    {
      title: 'Oracle with containers, without audit log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: oracle-ee-cdb, EnableCloudwatchLogsExports: [alert, listener, trace] }`,
    },
    {
      title: 'Oracle standard edition without listener log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: oracle-se2, EnableCloudwatchLogsExports: [alert, audit, trace] }`,
    },
    {
      title: 'Oracle standard edition with containers, without trace log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: oracle-se2-cdb, EnableCloudwatchLogsExports: [alert, audit, listener] }`,
    },
    {
      title: 'the older standard edition of Oracle',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: oracle-se }`,
    },
    {
      title: 'the smallest standard edition of Oracle',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: oracle-se1 }`,
    },
    {
      title: 'SQL Server without agent log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: sqlserver-ee, EnableCloudwatchLogsExports: [error] }`,
    },
    {
      title: 'SQL Server standard edition without error log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: sqlserver-se, EnableCloudwatchLogsExports: [agent] }`,
    },
    {
      title: 'SQL Server web edition without logs',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: sqlserver-web }`,
    },
    {
      title: 'SQL Server express edition without logs',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: sqlserver-ex }`,
    },
    {
      title: 'Db2 without notify log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: db2-se, EnableCloudwatchLogsExports: [diag.log] }`,
    },
    {
      title: 'Db2 advanced edition without diagnostic log',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: db2-ae, EnableCloudwatchLogsExports: [notify.log] }`,
    },
    {
      title: 'a replica without logs, whatever its engine',
      template: `
        Resources:
          Copy:
            Type: AWS::RDS::DBInstance
            Properties: { SourceDBInstanceIdentifier: !Ref Claims }
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, EnableCloudwatchLogsExports: [postgresql, upgrade] }`,
    },
  ],
  good: [
    {
      title: 'all logs of Postgres, Oracle and Db2',
      template: `
        Resources:
          One:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, EnableCloudwatchLogsExports: [postgresql, upgrade] }
          Two:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: oracle-se2, EnableCloudwatchLogsExports: [trace, listener, audit, alert, oemagent] }
          Three:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: db2-se, EnableCloudwatchLogsExports: [diag.log, notify.log] }
          Four:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora-postgresql, EnableCloudwatchLogsExports: [postgresql] }`,
    },
    {
      title: 'all logs of MySQL and its kin',
      template: `
        Resources:
          One:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: mysql, EnableCloudwatchLogsExports: [audit, error, general, slowquery] }
          Two:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora-mysql, EnableCloudwatchLogsExports: [audit, error, general, slowquery] }
          Three:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: mysql, EnableCloudwatchLogsExports: [error, general, slowquery] }
          Four:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: sqlserver-ex, EnableCloudwatchLogsExports: [error] }`,
    },
    {
      title: 'an instance of a cluster, and an engine that exports nothing',
      template: `
        Resources:
          Writer:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: aurora-mysql, DBClusterIdentifier: claims }
          Custom:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: custom-oracle-ee }`,
    },
  ],
  unknown: [
    {
      title: 'the engine is a parameter',
      template: `
        Parameters:
          Engine: { Type: String }
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: !Ref Engine, EnableCloudwatchLogsExports: [error] }`,
    },
    {
      title: 'the list is a parameter',
      template: `
        Parameters:
          Logs: { Type: CommaDelimitedList }
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, EnableCloudwatchLogsExports: !Ref Logs }`,
    },
  ],
});
