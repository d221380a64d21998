import type { Resource } from '../../lib/template';
import { asText } from '../../lib/template';

const MYSQL = ['audit', 'error', 'general', 'slowquery'];
const ORACLE = ['alert', 'audit', 'listener', 'trace'];

/**
 * Every log that an engine can export, by engine. Amazon RDS, "Publishing database logs to Amazon CloudWatch Logs".
 * The express edition of SQL Server has no agent.
 */
const LOGS: Readonly<Record<string, readonly string[]>> = {
  aurora: MYSQL,
  'aurora-mysql': MYSQL,
  'aurora-postgresql': ['postgresql'],
  'db2-ae': ['diag.log', 'notify.log'],
  'db2-se': ['diag.log', 'notify.log'],
  mariadb: MYSQL,
  mysql: MYSQL,
  'oracle-ee': ORACLE,
  'oracle-ee-cdb': ORACLE,
  'oracle-se': ORACLE,
  'oracle-se1': ORACLE,
  'oracle-se2': ORACLE,
  'oracle-se2-cdb': ORACLE,
  postgres: ['postgresql', 'upgrade'],
  'sqlserver-ee': ['agent', 'error'],
  'sqlserver-ex': ['error'],
  'sqlserver-se': ['agent', 'error'],
  'sqlserver-web': ['agent', 'error'],
};

/**
 * The logs a database should export: none for engines that cannot, undefined where nobody can tell the engine, as with
 * replicas and what is restored from a snapshot.
 */
export function logsOf(database: Resource): readonly string[] | undefined {
  const engine = asText(database.read('Engine').value);
  if (engine.kind !== 'known') return undefined;
  const logs = LOGS[engine.value.toLowerCase()] ?? [];
  // The audit log of MySQL comes with an option group, which clusters of several zones cannot have.
  const isZonal = database.type === 'AWS::RDS::DBCluster' && engine.value.toLowerCase() === 'mysql';
  return isZonal ? logs.filter((log) => log !== 'audit') : logs;
}
