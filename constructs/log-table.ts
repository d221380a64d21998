import { CfnTable } from 'aws-cdk-lib/aws-glue';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** How records lie in their files. */
export type LogFormat = 'cloudtrail' | 'json' | 'lines' | 'spaces';

interface Reader {
  readonly inputFormat: string;
  readonly serializationLibrary: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly skipHeader?: boolean;
}

const LINES = 'org.apache.hadoop.mapred.TextInputFormat';

/** What reads each format (Amazon Athena User Guide, "Choose a SerDe for your data" and the pages of the services' logs). */
const READERS: Readonly<Record<LogFormat, Reader>> = {
  cloudtrail: {
    inputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
    serializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe',
  },
  // A line that is no JSON stops the query: skipping it would leave out logs without a word.
  json: {
    inputFormat: LINES,
    serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe',
    parameters: { 'ignore.malformed.json': 'false', 'case.insensitive': 'true' },
  },
  // One column, as no line of JSON holds the character that would end it.
  lines: {
    inputFormat: LINES,
    serializationLibrary: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe',
    parameters: { 'field.delim': '\u0001', 'serialization.format': '1' },
  },
  spaces: {
    inputFormat: LINES,
    serializationLibrary: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe',
    parameters: { 'field.delim': ' ', 'serialization.format': ' ' },
    skipHeader: true,
  },
};

export interface LogTableProps {
  readonly databaseName: string;
  readonly tableName: string;
  readonly bucketName: string;
  /** Folder below which the days lie; `${name}` stands for a partition. */
  readonly path: string;
  readonly format: LogFormat;
  /** Hive types by name; order matters where records have no names. */
  readonly columns: Readonly<Record<string, string>>;
  /** Values of each partition besides the day. */
  readonly partitions: Readonly<Record<string, readonly string[]>>;
  /**
   * How many days logs are kept.
   * @default - no partitions: Athena reads everything below the folder
   */
  readonly days?: number;
}

/** A table over one folder of the archive, one partition a day where days are known. */
export class LogTable extends Construct {
  constructor(scope: Construct, id: string, props: LogTableProps) {
    super(scope, id);
    const { inputFormat, serializationLibrary, parameters, skipHeader } = READERS[props.format];
    const folder = `s3://${props.bucketName}/${props.path}`;
    new CfnTable(this, 'Resource', {
      catalogId: Stack.of(this).account,
      databaseName: props.databaseName,
      tableInput: {
        name: props.tableName,
        tableType: 'EXTERNAL_TABLE',
        parameters: {
          EXTERNAL: 'TRUE',
          ...(skipHeader ? { 'skip.header.line.count': '1' } : {}),
          ...(props.days === undefined ? {} : projectionOf(props.partitions, props.days, folder)),
        },
        partitionKeys: [...Object.keys(props.partitions), ...(props.days === undefined ? [] : ['day'])].map((name) => ({
          name,
          type: 'string',
        })),
        storageDescriptor: {
          // Athena goes by the template; the location is the part of it before the first partition.
          location: `${folder.split('/${')[0]}/`,
          columns: Object.entries(props.columns).map(([name, type]) => ({ name, type })),
          inputFormat,
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: { serializationLibrary, parameters },
        },
      },
    });
  }
}

/** Lets Athena work out the partitions (Amazon Athena User Guide, "Set up partition projection"). */
function projectionOf(partitions: LogTableProps['partitions'], days: number, folder: string): Record<string, string> {
  const enums = Object.entries(partitions).flatMap(([name, values]) => [
    [`projection.${name}.type`, 'enum'],
    [`projection.${name}.values`, values.join(',')],
  ]);
  return {
    'projection.enabled': 'true',
    ...(Object.fromEntries(enums) as Record<string, string>),
    'projection.day.type': 'date',
    'projection.day.format': 'yyyy/MM/dd',
    // Folders are named in UTC, and so is NOW.
    'projection.day.range': `NOW-${days}DAYS,NOW`,
    'projection.day.interval': '1',
    'projection.day.interval.unit': 'DAYS',
    'storage.location.template': `${folder}/\${day}/`,
  };
}
