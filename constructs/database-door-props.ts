import type { DatabaseUser } from './database-proxy';
import type { EnclaveNetwork } from './enclave-network';
import type { LogArchive } from './log-archive';

export interface DatabaseDoorProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** Short name of the database: lower case, hyphens. */
  readonly database: string;
  readonly network: EnclaveNetwork;
  readonly archive: LogArchive;

  /**
   * Two ranges of the network for the door's subnets, /28 or larger, outside the vendor's own subnets and taken by nothing
   * else. Anything else is refused: `enclave/database-ranges`.
   */
  readonly ranges: string[];

  /** What the database speaks; `mysql` is MariaDB's language too. */
  readonly engine: 'mysql' | 'postgresql';

  /**
   * Name of the cluster. One of this and `instanceIdentifier` is needed: `enclave/database-target`.
   * @default - a single instance
   */
  readonly clusterIdentifier?: string;

  /**
   * Name of the instance.
   * @default - a cluster
   */
  readonly instanceIdentifier?: string;

  /** Users of the database that the vendor may be, each with a secret of its own. None, or one twice: `enclave/database-user`. */
  readonly users: DatabaseUser[];

  /**
   * ARN of the key that encrypts the secrets.
   * @default - AWS's own key for Secrets Manager
   */
  readonly secretKeyArn?: string;

  /** Network of the database, in the account and the region of the enclave. */
  readonly vpcId: string;
  /** Subnets of that network for the proxy, in two zones at least (Amazon RDS User Guide, "Setting up network prerequisites"). */
  readonly subnetIds: string[];
  /** Security group of the database; it gets one rule, which lets the proxy in. */
  readonly securityGroupId: string;

  /**
   * Port of the database itself. The proxy answers at that of its engine, whatever this is.
   * @default - 5432 for PostgreSQL, 3306 for MySQL
   */
  readonly port?: number;

  /**
   * Log group in which the database writes down sign-ins and statements, such as `/aws/rds/cluster/claims/postgresql`. It
   * must be there already; whether the database writes into it what a review needs is set in the database.
   */
  readonly auditLogGroup: string;

  /**
   * ARN of the SNS topic that hears when somebody tries to sign in, in the region of the enclave: `enclave/alarm-topic-region`.
   * @default - the alarm shows in the console and tells nobody
   */
  readonly alarmTopicArn?: string;
}
