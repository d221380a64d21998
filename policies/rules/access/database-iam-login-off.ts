import { mustBeTrue, says } from '../../judge';
import { isTrue } from '../../questions/presence';
import { defineRule } from '../../rule';

const CLUSTER = 'AWS::RDS::DBCluster';
const SINGLE = ['mysql', 'mariadb', 'postgres'];
const CLUSTERED = ['aurora', 'aurora-mysql', 'aurora-postgresql', 'mysql', 'postgres'];

export default defineRule({
  id: 'database-iam-login-off',
  topic: 'access',
  severity: 'error',
  title: 'Database cannot sign people in with IAM',
  why: 'Access to the data hangs on passwords that are shared, copied and never end with the contract.',
  fix: 'Set `EnableIAMDatabaseAuthentication` to true.',
  controls: { 'nist-800-53-r5': ['ac-2', 'ac-3', 'ia-2', 'ia-5'], fsbp: ['rds.10', 'rds.12'] },
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],

  // Which engines can: title "Supported Regions and DB engines for IAM database authentication" of the RDS user guide.
  check(database, _world, report) {
    const login = database.read('EnableIAMDatabaseAuthentication');
    // A member of a cluster signs in as its cluster says.
    if (database.read('DBClusterIdentifier').value.kind !== 'absent' && database.type !== CLUSTER) return;
    const engine = database.read('Engine');
    const able =
      engine.value.kind === 'absent' ? undefined : says(engine, ...(database.type === CLUSTER ? CLUSTERED : SINGLE));
    if (able) mustBeTrue(login, { want: 'true' }, report);
    else if (able === undefined && isTrue(login) !== true) report.unknown(login, { want: 'true' });
  },

  bad: [
    {
      title: 'switched off',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, EnableIAMDatabaseAuthentication: false }`,
    },
    {
      title: 'nothing said, in whatever case',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: MySQL }`,
    },
    {
      title: 'a cluster',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora-postgresql, EnableIAMDatabaseAuthentication: 'false' }`,
    },
    {
      title: 'nothing said for mariadb',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: mariadb }`,
    },
    {
      title: 'nothing said for aurora',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora }`,
    },
    {
      title: 'nothing said for aurora-mysql',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora-mysql }`,
    },
    {
      title: 'nothing said for mysql',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: mysql }`,
    },
    {
      title: 'nothing said for postgres',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: postgres }`,
    },
  ],
  good: [
    {
      title: 'switched on',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: mariadb, EnableIAMDatabaseAuthentication: true }
          C:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora-mysql, EnableIAMDatabaseAuthentication: 'true' }
          Copy:
            Type: AWS::RDS::DBInstance
            Properties: { SourceDBInstanceIdentifier: claims, EnableIAMDatabaseAuthentication: true }`,
    },
    {
      title: 'engines that cannot, and members of a cluster',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: oracle-ee }
          S:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: sqlserver-se, EnableIAMDatabaseAuthentication: false }
          N:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: neptune }
          A:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: aurora-mysql, EnableIAMDatabaseAuthentication: false }
          M:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: mysql, DBClusterIdentifier: claims }`,
    },
  ],
  unknown: [
    {
      title: 'the engine is a parameter',
      template: `
        Parameters:
          Engine: { Type: String }
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: !Ref Engine }`,
    },
    {
      title: 'a copy, whose engine is that of its source',
      template: `
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { SourceDBInstanceIdentifier: claims }`,
    },
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Iam: { Type: String }
        Resources:
          D:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: mysql, EnableIAMDatabaseAuthentication: !Ref Iam }`,
    },
  ],
});
