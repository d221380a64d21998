import { Match, type Template } from 'aws-cdk-lib/assertions';
import { FLOW_LOG_FIELDS, LogTables } from '../../constructs';
import { connectHandler } from '../../lib/handlers/connect';
import {
  enclaveTemplate,
  exampleManifest,
  manifestWith,
  propertiesOf,
  referenceManifest,
  Surroundings,
} from './fixtures';

interface Table {
  readonly Name: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly PartitionKeys: readonly { Name: string }[];
  readonly StorageDescriptor: {
    readonly Location: unknown;
    readonly Columns: readonly { Name: string; Type: string }[];
    readonly SerdeInfo: { readonly SerializationLibrary: string; readonly Parameters?: Record<string, string> };
  };
}

const tablesOf = (template: Template): Map<string, Table> =>
  new Map(
    propertiesOf(template, 'AWS::Glue::Table').map(({ TableInput }) => [
      (TableInput as Table).Name,
      TableInput as Table,
    ]),
  );

/** A text of the template with references in angle brackets, after the bucket. */
function folderIn(text: unknown): string {
  const parts = (text as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
  return parts
    .slice(2)
    .map((part) => (typeof part === 'string' ? part : `<${(part as { Ref: string }).Ref.replace(/[0-9A-F]{8}$/, '')}>`))
    .join('');
}

const reference = enclaveTemplate(referenceManifest());
const tables = tablesOf(reference);

test('each folder of the archive has a table over the days in it', () => {
  const folders = Object.fromEntries(
    [...tables].map(([name, { Parameters }]) => [name, folderIn(Parameters['storage.location.template'])]),
  );
  expect(folders).toEqual({
    trail: '/trail/AWSLogs/111122223333/CloudTrail/${region}/${day}/',
    flow: '/flow/AWSLogs/111122223333/vpcflowlogs/eu-central-1/${day}/',
    break_glass: '/break-glass/${day}/',
    dns: '/dns/AWSLogs/111122223333/vpcdnsquerylogs/<EnclaveNetworkVpc>/${day}/',
    api_access: '/api-access/${day}/',
    claims_execution: '/claims-execution/${day}/',
    claims_filter: '/claims-filter/${day}/',
    client_vpn: '/client-vpn/${day}/',
    handlers: '/handlers/${day}/',
  });
});

test('and Firehose writes into just these', () => {
  const prefixes = propertiesOf(reference, 'AWS::KinesisFirehose::DeliveryStream').map(
    (stream) => (stream['ExtendedS3DestinationConfiguration'] as { Prefix: string }).Prefix,
  );
  expect(prefixes).toHaveLength(6);
  for (const prefix of prefixes) {
    const table = tables.get(prefix.split('/')[0]!.replaceAll('-', '_'));
    const template = folderIn(table?.Parameters['storage.location.template']);
    expect(`/${prefix}`.replace('!{timestamp:yyyy/MM/dd}', '${day}')).toBe(template);
  }
});

test('partitions are worked out, for as long as logs are kept, and in every region where the trail listens', () => {
  for (const { Parameters, PartitionKeys } of tables.values()) {
    expect(PartitionKeys.at(-1)).toEqual({ Name: 'day', Type: 'string' });
    expect(Parameters).toMatchObject({
      'projection.enabled': 'true',
      'projection.day.format': 'yyyy/MM/dd',
      'projection.day.range': 'NOW-731DAYS,NOW',
    });
  }
  const regions = String(tables.get('trail')?.Parameters['projection.region.values']).split(',');
  expect(regions).toEqual(expect.arrayContaining(['eu-central-1', 'us-east-1']));
  expect(regions.filter((region) => /^(cn|us-gov)-/.test(region))).toEqual([]);
});

test('the flow log is read by position, in the order in which it is written', () => {
  const { StorageDescriptor, Parameters } = tables.get('flow')!;
  expect(StorageDescriptor.Columns.map(({ Name }) => Name)).toEqual(
    FLOW_LOG_FIELDS.map((field) => field.replaceAll('-', '_')),
  );
  expect(Parameters['skip.header.line.count']).toBe('1');
});

test('a line that cannot be read stops the query, and is not left out', () => {
  for (const { StorageDescriptor } of [...tables.values()].filter(({ Name }) => !['trail', 'flow'].includes(Name))) {
    expect(StorageDescriptor.SerdeInfo.Parameters?.['ignore.malformed.json']).toBe('false');
  }
});

test('columns and names are in lower case and without hyphens, as Athena wants them', () => {
  const names = [...tables].flatMap(([name, table]) => [
    name,
    ...table.StorageDescriptor.Columns.map((one) => one.Name),
  ]);
  expect(names.filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
  enclaveTemplate(manifestWith({ vendor: { id: 'a-b', name: 'AB' } })).hasResourceProperties('AWS::Glue::Database', {
    DatabaseInput: { Name: 'enclave_a_b' },
  });
});

test('whoever asks cannot choose where the answer goes, nor read without a limit', () => {
  reference.hasResourceProperties('AWS::Athena::WorkGroup', {
    Name: 'enclave-bayanihan',
    State: 'ENABLED',
    WorkGroupConfiguration: {
      EnforceWorkGroupConfiguration: true,
      PublishCloudWatchMetricsEnabled: true,
      RequesterPaysEnabled: false,
      BytesScannedCutoffPerQuery: 200_000_000_000,
      EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
      ResultConfiguration: {
        ExpectedBucketOwner: '111122223333',
        EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: Match.anyValue() },
      },
    },
  });
});

test('answers lie under the key of the archive, are gone after a month, and each look at them is recorded', () => {
  const results = propertiesOf(reference, 'AWS::S3::Bucket').find((bucket) => !bucket['ObjectLockEnabled'])!;
  const archive = propertiesOf(reference, 'AWS::S3::Bucket').find((bucket) => bucket['ObjectLockEnabled'])!;
  expect(results['BucketEncryption']).toEqual(archive['BucketEncryption']);
  expect(results['LifecycleConfiguration']).toMatchObject({ Rules: [{ ExpirationInDays: 30 }] });
  reference.hasResourceProperties('AWS::CloudTrail::Trail', {
    AdvancedEventSelectors: Match.arrayWith([Match.objectLike({ Name: 'Extracts of the archive' })]),
  });
});

describe('named queries', () => {
  const queries = propertiesOf(reference, 'AWS::Athena::NamedQuery') as { Name: string; QueryString: string }[];

  test('there is one for each question of a review', () => {
    expect(queries.map(({ Name }) => Name).sort()).toEqual([
      'api-calls-by-person',
      'calls-filtered-claims',
      'calls-from-outside',
      'calls-refused',
      'calls-without-mfa',
      'connections-judged',
      'connections-refused',
      'controls-changed',
      'critical-claim-register-writes',
      'data-read-by-person',
      'names-looked-up',
      'names-refused',
      'traffic-refused',
      'who-connected',
    ]);
  });

  test('each reads a table there is, and only its last quarter', () => {
    for (const { QueryString } of queries) {
      expect(tables.has(/^FROM (\w+)/m.exec(QueryString)![1]!)).toBe(true);
      expect(QueryString).toMatch(/^WHERE day >= date_format\(current_date - INTERVAL '92' DAY/m);
    }
  });

  test('of the vendor’s people only, where it is about them', () => {
    const ofPeople = queries.filter(({ QueryString }) => QueryString.includes('sessionissuer.username LIKE'));
    expect(ofPeople.map(({ Name }) => Name).sort()).toEqual([
      'calls-from-outside',
      'calls-refused',
      'data-read-by-person',
    ]);
    for (const { QueryString } of ofPeople) expect(QueryString).toContain(`LIKE 'enclave-bayanihan.%'`);
  });

  test('the line of the connect handler is found by how it begins, wherever Lambda puts it', async () => {
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    const roster = () => ({ send: () => Promise.reject(new Error('not asked')) });
    await connectHandler({ roster, environment: {}, clock: () => new Date(0), log, answerWithinMs: 1 })({});
    const { QueryString } = queries.find(({ Name }) => Name === 'connections-judged')!;
    const [, start] = /strpos\(message, '([^']*)'\) > 0/.exec(QueryString)!;
    expect(lines).toEqual([expect.stringMatching(/^\{/)]);
    expect(lines[0]!.startsWith(start!)).toBe(true);
  });

  test.each([
    ['pilot-browser', 'pages-opened'],
    ['verified-apps', 'applications-used'],
    ['two-offices', 'tunnels-down'],
    ['partner-domains', 'connections-blocked'],
  ])('the way in or out of the example %s is asked about: %s', (example, question) => {
    const names = propertiesOf(enclaveTemplate(exampleManifest(example)), 'AWS::Athena::NamedQuery');
    expect(names.map(({ Name }) => Name)).toContain(question);
  });

  test('what needs a VPN or an API is not asked where there is none', () => {
    const stack = new Surroundings();
    new LogTables(stack, 'Tables', { vendor: 'acme', archive: stack.archive, network: stack.network });
    const names = propertiesOf(stack.template(), 'AWS::Athena::NamedQuery').map(({ Name }) => Name);
    expect(names).toHaveLength(8);
    expect(names).not.toContain('who-connected');
    expect(names).not.toContain('api-calls-by-person');
  });
});
