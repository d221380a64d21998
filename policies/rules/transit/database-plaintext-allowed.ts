import { type Resource, type World, asText } from '../../../lib/template';
import { encryptsOracle, enforcementOf, groupOf, refusesPlainConnections } from '../../questions/database-tls';
import { type Report, defineRule } from '../../rule';

export default defineRule({
  id: 'database-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'Database takes connections without TLS',
  why: 'A vendor’s client that does not insist on TLS sends its password and gets its rows in plain text.',
  fix: 'Set `rds.force_ssl` or `require_secure_transport` to 1 in a parameter group, and name that group.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['rds.38', 'rds.39', 'rds.41', 'rds.44'] },
  appliesTo: ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'],

  check(database, world, report) {
    const instance = database.type === 'AWS::RDS::DBInstance';
    const engine = database.read('Engine');
    const spelled = asText(engine.value);
    const name = spelled.kind === 'known' ? spelled.value.toLowerCase() : '';
    // The cluster decides for its instances; a replica takes the group of its source.
    if (instance && (isSet(database, 'DBClusterIdentifier') || name.startsWith('aurora'))) return;
    if (name.startsWith('oracle')) return checkOracle(database, world, report);
    const kind = instance ? 'DBParameterGroup' : 'DBClusterParameterGroup';
    const group = groupOf(database, kind, world);
    if (group.preset && world.follow(database.read('SourceDBInstanceIdentifier'))) return;
    const enforcement = enforcementOf(engine, group);
    // An engine that is named and is none of those that are known has no such switch.
    if (!enforcement && name === '') report.unknown(engine, { want: 'an engine that is known' });
    if (!enforcement) return;
    const { answer, saw } = refusesPlainConnections(enforcement, group, database.read('EngineVersion'));
    const want = `${enforcement.parameter} set in a parameter group`;
    if (answer === undefined) report.unknown(group.property, { saw, want });
    else if (!answer) report.fail(group.property, { saw, want });
  },

  bad: [
    {
      title: 'PostgreSQL of an older version, with the default group',
      template: instance("Engine: postgres, EngineVersion: '14.12'"),
    },
    {
      title: 'PostgreSQL whose group switches it off',
      template: instance(
        'Engine: postgres, DBParameterGroupName: !Ref Group',
        "Family: postgres16, Parameters: { rds.force_ssl: '0' }",
      ),
    },
    {
      title: 'PostgreSQL of a version that only the family of the group tells',
      template: instance(
        'DBParameterGroupName: !Ref Group',
        "Family: postgres14, Parameters: { log_connections: '1' }",
      ),
    },
    {
      title: 'MySQL with the default group, by its name',
      template: instance('Engine: mysql, DBParameterGroupName: default.mysql8.0'),
    },
    {
      title: 'MariaDB that says off',
      template: instance(
        'Engine: mariadb, DBParameterGroupName: !Ref Group',
        "Family: mariadb10.11, Parameters: { require_secure_transport: 'OFF' }",
      ),
    },
    { title: 'SQL Server', template: instance('Engine: sqlserver-se') },
    {
      title: 'Db2 that listens in plain text beside TLS',
      template: instance(
        'Engine: db2-se, DBParameterGroupName: !Ref Group',
        "Family: db2-se-11.5, Parameters: { db2comm: 'TCPIP,SSL' }",
      ),
    },
    { title: 'Oracle without options', template: instance('Engine: oracle-se2') },
    {
      title: 'Oracle with an option that only offers encryption',
      template: `
        Resources:
          Options:
            Type: AWS::RDS::OptionGroup
            Properties:
              EngineName: oracle-ee
              OptionConfigurations: [{ OptionName: NATIVE_NETWORK_ENCRYPTION, OptionSettings: [{ Name: SQLNET.ENCRYPTION_SERVER, Value: REQUESTED }] }]
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: oracle-ee, OptionGroupName: !Ref Options }`,
    },
    {
      title: 'Aurora PostgreSQL of a version that does not insist by itself',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora-postgresql, EngineVersion: '16.4' }`,
    },
    {
      title: 'Aurora MySQL whose group says nothing',
      template: `
        Resources:
          Group:
            Type: AWS::RDS::DBClusterParameterGroup
            Properties: { Family: aurora-mysql8.0, Description: claims, Parameters: { time_zone: UTC } }
          Claims:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora-mysql, DBClusterParameterGroupName: !Ref Group }`,
    },
  ],
  good: [
    {
      title: 'newer versions of PostgreSQL, which insist by themselves',
      template: `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, EngineVersion: '15.7' }
          Older:
            Type: AWS::RDS::DBInstance
            Properties: { Engine: postgres, DBParameterGroupName: default.postgres15 }
          Cluster:
            Type: AWS::RDS::DBCluster
            Properties: { Engine: aurora-postgresql, EngineVersion: '17.2' }`,
    },
    {
      title: 'groups that insist, for each engine',
      template: `
        Resources:
          One: { Type: AWS::RDS::DBParameterGroup, Properties: { Family: postgres13, Parameters: { rds.force_ssl: 1 } } }
          Two: { Type: AWS::RDS::DBParameterGroup, Properties: { Family: mysql8.0, Parameters: { require_secure_transport: 'ON' } } }
          Three: { Type: AWS::RDS::DBParameterGroup, Properties: { DBParameterGroupName: tls, Family: sqlserver-se-15.0, Parameters: { rds.force_ssl: true } } }
          Four: { Type: AWS::RDS::DBParameterGroup, Properties: { Family: db2-se-11.5, Parameters: { db2comm: SSL } } }
          Five: { Type: AWS::RDS::DBClusterParameterGroup, Properties: { Family: aurora-mysql8.0, Parameters: { require_secure_transport: 1 } } }
          Postgres: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, EngineVersion: '13', DBParameterGroupName: !Ref One } }
          Mysql: { Type: AWS::RDS::DBInstance, Properties: { Engine: mysql, DBParameterGroupName: !Ref Two } }
          Sqlserver: { Type: AWS::RDS::DBInstance, Properties: { Engine: sqlserver-se, DBParameterGroupName: tls } }
          Db: { Type: AWS::RDS::DBInstance, Properties: { Engine: db2-se, DBParameterGroupName: !Ref Four } }
          Aurora: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-mysql, DBClusterParameterGroupName: !Ref Five } }
          Member: { Type: AWS::RDS::DBInstance, Properties: { Engine: mysql, DBClusterIdentifier: !Ref Aurora } }
          Lone: { Type: AWS::RDS::DBInstance, Properties: { Engine: aurora-mysql } }
          Replica: { Type: AWS::RDS::DBInstance, Properties: { Engine: mysql, SourceDBInstanceIdentifier: !Ref Mysql } }`,
    },
    {
      title: 'an engine of one’s own, whose switches nobody but its owner knows',
      template: instance('Engine: custom-sqlserver-se'),
    },
    {
      title: 'Oracle with TLS, and with encryption of its own',
      template: `
        Resources:
          Tls: { Type: AWS::RDS::OptionGroup, Properties: { EngineName: oracle-ee, OptionConfigurations: [{ OptionName: SSL }] } }
          Own:
            Type: AWS::RDS::OptionGroup
            Properties:
              OptionConfigurations: [{ OptionName: NATIVE_NETWORK_ENCRYPTION, OptionSettings: [{ Name: SQLNET.ENCRYPTION_SERVER, Value: REQUIRED }] }]
          One: { Type: AWS::RDS::DBInstance, Properties: { Engine: oracle-ee, OptionGroupName: !Ref Tls } }
          Two: { Type: AWS::RDS::DBInstance, Properties: { Engine: oracle-ee, OptionGroupName: !Ref Own } }`,
    },
  ],
  unknown: [
    {
      title: 'a group of another stack',
      template: instance('Engine: mysql, DBParameterGroupName: !ImportValue database-group'),
    },
    { title: 'an engine that is imported', template: instance('Engine: !ImportValue engine') },
    { title: 'options of another stack', template: instance('Engine: oracle-ee, OptionGroupName: tls-options') },
    {
      title: 'a version that is imported',
      template: instance('Engine: postgres, EngineVersion: !ImportValue version'),
    },
  ],
});

function isSet(database: Resource, path: string): boolean {
  return database.read(path).value.kind !== 'absent';
}

function checkOracle(database: Resource, world: World, report: Report): void {
  const group = groupOf(database, 'OptionGroup', world);
  const encrypts = encryptsOracle(group);
  const want = 'an option group with the option SSL';
  if (encrypts === undefined) report.unknown(group.property, { want });
  else if (!encrypts) report.fail(group.property, { want });
}

function instance(properties: string, group = 'Family: mysql8.0'): string {
  return `
        Resources:
          Claims:
            Type: AWS::RDS::DBInstance
            Properties: { ${properties} }
          Group:
            Type: AWS::RDS::DBParameterGroup
            Properties: { Description: claims, ${group} }`;
}
