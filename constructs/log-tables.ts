import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { Stack, Tags, Token } from 'aws-cdk-lib/core';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import { partitionOf } from '../lib/common/arn';
import { prefixOf, TAG_VENDOR } from '../lib/manifest/names';
import { ACCESS_LOG_FIELDS } from './api-access-log';
import { DNS_FOLDER, FLOW_FOLDER, TRAIL_FOLDER } from './archive-bucket';
import { BROWSER_ACCESS_FOLDER } from './browser-records';
import type { CriticalTransaction } from './critical-transactions';
import type { EnclaveNetwork } from './enclave-network';
import type { LogArchive } from './log-archive';
import {
  BROWSER_COLUMNS,
  type Columns,
  DNS_COLUMNS,
  ENVELOPE_COLUMNS,
  FLOW_COLUMNS,
  LINE_COLUMNS,
  texts,
  TRAIL_COLUMNS,
} from './log-columns';
import { API_ACCESS_FOLDER } from './log-delivery';
import { LogTable, type LogFormat } from './log-table';
import { ResultsBucket } from './results-bucket';
import { reviewQueries } from './review-queries';

/** What one query may read, in bytes: 200 GB, about a dollar. A year of an enclave is less; a forgotten `WHERE` is not. */
const SCAN_BYTES_MAX = 200_000_000_000;

export interface LogTablesProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** Whose logs there is a table for: each folder it has when the tables are made, so make them last. */
  readonly archive: LogArchive;
  /** Whose flow log and looked-up names lie in the archive. */
  readonly network: EnclaveNetwork;
  /**
   * Calls that somebody must look at one by one: each gets a query.
   * @default - none
   */
  readonly transactions?: CriticalTransaction[];
}

/**
 * The archive, ready to be asked: a table for each folder, a workgroup for Athena, and one named query for each question
 * of a review.
 *
 * Tables describe what lies in the bucket and copy nothing; the days in the names of the folders are their partitions,
 * which Athena works out by itself. Who may ask is decided by IAM: whoever asks needs the right to read the archive.
 *
 * Whether the Data Catalog is encrypted is a setting of the whole account and region, and of everybody's tables in it. It
 * is not touched here; the catalog knows the names of columns and folders, and no log.
 */
export class LogTables extends Construct {
  /** Name of the workgroup that the review asks in. */
  public readonly workGroupName: string;
  /** Name of the database the tables are in: hyphens are underscores there. */
  public readonly databaseName: string;
  private readonly props: LogTablesProps;
  private readonly database: CfnDatabase;
  private readonly tables = new Map<string, LogTable>();

  constructor(scope: Construct, id: string, props: LogTablesProps) {
    super(scope, id);
    this.props = props;
    this.workGroupName = prefixOf({ vendor: { id: props.vendor } });
    this.databaseName = nameInSql(this.workGroupName);
    this.database = new CfnDatabase(this, 'Database', {
      catalogId: Stack.of(this).account,
      databaseInput: { name: this.databaseName, description: `Logs of ${this.workGroupName}` },
    });
    this.addDeliveredTables();
    for (const folder of props.archive.folders) this.addTable(folder, folder, 'json', columnsOf(folder));
    for (const folder of props.archive.receivedFolders) this.addTable(folder, folder, 'lines', LINE_COLUMNS);
    this.addQueries(this.makeWorkGroup());
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  /** What AWS delivers under paths of its own. */
  private addDeliveredTables(): void {
    const { account, region } = Stack.of(this);
    const { network } = this.props;
    const trail = `${TRAIL_FOLDER}/AWSLogs/${account}/CloudTrail/\${region}`;
    this.addTable(TRAIL_FOLDER, trail, 'cloudtrail', TRAIL_COLUMNS, { region: regionsBeside(region) });
    this.addTable(FLOW_FOLDER, `${FLOW_FOLDER}/AWSLogs/${account}/vpcflowlogs/${region}`, 'spaces', FLOW_COLUMNS);
    const names = `${DNS_FOLDER}/AWSLogs/${account}/vpcdnsquerylogs/${network.vpc.vpcId}`;
    this.addTable(DNS_FOLDER, names, 'json', DNS_COLUMNS);
  }

  private addTable(
    source: string,
    path: string,
    format: LogFormat,
    columns: Columns,
    partitions: Readonly<Record<string, readonly string[]>> = {},
  ): void {
    const { bucket, retentionDays } = this.props.archive;
    const tableName = nameInSql(source);
    const table = new LogTable(this, `Table-${source}`, {
      databaseName: this.databaseName,
      tableName,
      bucketName: bucket.bucketName,
      path,
      format,
      columns,
      partitions,
      // Whoever writes lines says nowhere how it names the folders of the days: all of them are read.
      days: format === 'lines' ? undefined : retentionDays,
    });
    table.node.addDependency(this.database);
    this.tables.set(tableName, table);
  }

  private makeWorkGroup(): CfnWorkGroup {
    const { archive } = this.props;
    const results = new ResultsBucket(this, 'Results', archive.key);
    archive.recordObjects(results);
    return new CfnWorkGroup(this, 'WorkGroup', {
      name: this.workGroupName,
      description: 'Reviews of the logs: whoever asks here cannot choose where the answer goes',
      state: 'ENABLED',
      // A workgroup that has ever been used is not empty, and would keep the stack from going.
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        bytesScannedCutoffPerQuery: SCAN_BYTES_MAX,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${results.bucketName}/`,
          expectedBucketOwner: Stack.of(this).account,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: archive.key.keyArn },
        },
      },
    });
  }

  private addQueries(workGroup: CfnWorkGroup): void {
    for (const { name, question, table, sql } of reviewQueries(
      `${this.workGroupName}.`,
      [...this.tables.keys()],
      this.props.transactions ?? [],
    )) {
      if (!this.tables.has(table)) continue;
      const query = new CfnNamedQuery(this, `Query-${name}`, {
        name,
        description: question,
        database: this.databaseName,
        workGroup: this.workGroupName,
        queryString: sql,
      });
      query.addResourceDependency(workGroup);
      query.node.addDependency(this.database);
    }
  }
}

function columnsOf(folder: string): Columns {
  if (folder === API_ACCESS_FOLDER) return texts(...Object.keys(ACCESS_LOG_FIELDS));
  return folder === BROWSER_ACCESS_FOLDER ? BROWSER_COLUMNS : ENVELOPE_COLUMNS;
}

/** Names in SQL know no hyphen, and ids know no underscore: so no two become one. */
function nameInSql(name: string): string {
  return name.replaceAll('-', '_');
}

/** The trail hears all regions of the partition, each in a folder of its own. */
function regionsBeside(region: string): string[] {
  const partition = Token.isUnresolved(region) ? 'aws' : partitionOf(region);
  const all = RegionInfo.regions.filter(({ name }) => partitionOf(name) === partition);
  return all.map(({ name }) => name).sort();
}
