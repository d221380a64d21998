import { type Property, type Resource } from '../../../lib/template';
import { mustSay, says } from '../../judge';
import { type Report, defineRule } from '../../rule';

/**
 * "Using SSL with AWS Database Migration Service": Redshift connections use SSL by themselves. The others are AWS APIs,
 * which answer HTTPS only, or have no `SslMode`: Neptune is reached through S3 and its own HTTPS endpoint.
 */
const WITHOUT_SSL_MODE = [
  's3',
  'kinesis',
  'dynamodb',
  'redshift',
  'redshift-serverless',
  'opensearch',
  'elasticsearch',
  'neptune',
];

const SSL_MODES = ['require', 'verify-ca', 'verify-full'];
const WANT = 'require, verify-ca or verify-full';

export default defineRule({
  id: 'dms-endpoint-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'Database migration connects in plain text',
  why: 'A migration moves whole databases, and its password, over networks that often belong to others.',
  fix: 'Set `SslMode` to require, verify-ca or verify-full.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['dms.9', 'dms.12'] },
  appliesTo: ['AWS::DMS::DataProvider', 'AWS::DMS::Endpoint'],

  check(connection, _world, report) {
    if (connection.type === 'AWS::DMS::Endpoint') return checkEndpoint(connection, report);
    const all = connection.read('Settings');
    if (all.value.kind === 'unresolved') report.unknown(all, { want: WANT });
    for (const settings of settingsOf(all)) mustUseSsl(settings.get('SslMode'), report);
  },

  bad: [
    { title: 'an endpoint that says nothing', template: endpointWith('EngineName: postgres') },
    { title: 'an endpoint that refuses encryption', template: endpointWith('EngineName: mysql, SslMode: none') },
    {
      title: 'a Kafka endpoint, whose protocol is plain text unless it is named',
      template: endpointWith("EngineName: kafka, KafkaSettings: { Broker: 'broker.example.com:9092' }"),
    },
    {
      title: 'a Redis endpoint in plain text',
      template: endpointWith('EngineName: redis, RedisSettings: { SslSecurityProtocol: plaintext }'),
    },
    {
      title: 'a data provider that says nothing',
      template: `
        Resources:
          Source:
            Type: AWS::DMS::DataProvider
            Properties: { Engine: postgres, Settings: { PostgreSqlSettings: { ServerName: db.example.com } } }`,
    },
  ],
  good: [
    {
      title: 'every mode but none',
      template: `
        Resources:
          One:
            Type: AWS::DMS::Endpoint
            Properties: { EndpointType: source, EngineName: postgres, SslMode: require }
          Two:
            Type: AWS::DMS::Endpoint
            Properties: { EndpointType: source, EngineName: mysql, SslMode: verify-ca }
          Three:
            Type: AWS::DMS::Endpoint
            Properties: { EndpointType: source, EngineName: mariadb, SslMode: verify-full }`,
    },
    {
      title: 'Kafka over TLS in three ways, and Redis, which uses TLS unless it is told not to',
      template: `
        Resources:
          Encrypted:
            Type: AWS::DMS::Endpoint
            Properties: { EndpointType: target, EngineName: kafka, KafkaSettings: { SecurityProtocol: ssl-encryption } }
          Certificate:
            Type: AWS::DMS::Endpoint
            Properties: { EndpointType: target, EngineName: Kafka, KafkaSettings: { SecurityProtocol: ssl-authentication } }
          Password:
            Type: AWS::DMS::Endpoint
            Properties: { EndpointType: target, EngineName: kafka, KafkaSettings: { SecurityProtocol: sasl-ssl } }
          Cache:
            Type: AWS::DMS::Endpoint
            Properties: { EndpointType: target, EngineName: redis, RedisSettings: { ServerName: cache.example.com } }
          Spelled:
            Type: AWS::DMS::Endpoint
            Properties: { EndpointType: target, EngineName: redis, RedisSettings: { SslSecurityProtocol: ssl-encryption } }`,
    },
    {
      title: 'engines that have no mode of their own',
      template: `
        Resources:
          ${['s3', 'kinesis', 'dynamodb', 'redshift', 'redshift-serverless', 'opensearch', 'elasticsearch', 'neptune']
            .map(
              (engine, index) => `Target${index}:
            Type: AWS::DMS::Endpoint
            Properties: { EndpointType: target, EngineName: ${engine} }`,
            )
            .join('\n          ')}`,
    },
    {
      title: 'data providers with TLS, and Redshift',
      template: `
        Resources:
          Source:
            Type: AWS::DMS::DataProvider
            Properties: { Engine: mysql, Settings: { MySqlSettings: { ServerName: db.example.com, SslMode: verify-ca } } }
          Target:
            Type: AWS::DMS::DataProvider
            Properties: { Engine: redshift, Settings: { RedshiftSettings: { ServerName: dwh.example.com } } }
          Bare:
            Type: AWS::DMS::DataProvider
            Properties: { Engine: mysql }`,
    },
  ],
  unknown: [
    { title: 'the mode is imported', template: endpointWith('EngineName: postgres, SslMode: !ImportValue mode') },
    {
      title: 'the engine is imported, and no mode is named',
      template: endpointWith('EngineName: !ImportValue engine'),
    },
    {
      title: 'the engine and the mode are imported',
      template: endpointWith('EngineName: !ImportValue engine, SslMode: !ImportValue mode'),
    },
    {
      title: 'the settings of a data provider are imported',
      template: `
        Resources:
          Source:
            Type: AWS::DMS::DataProvider
            Properties: { Engine: mysql, Settings: !ImportValue source }`,
    },
  ],
});

function checkEndpoint(endpoint: Resource, report: Report): void {
  const engine = endpoint.read('EngineName');
  const mode = endpoint.read('SslMode');
  if (says(engine, 'kafka')) {
    const texts = ['ssl-encryption', 'ssl-authentication', 'sasl-ssl'];
    const expectation = { texts, want: 'ssl-encryption, ssl-authentication or sasl-ssl' };
    return mustSay(endpoint.read('KafkaSettings.SecurityProtocol'), expectation, report);
  }
  if (says(engine, 'redis')) {
    // AWS::DMS::Endpoint RedisSettings, SslSecurityProtocol: "The default is ssl-encryption".
    const expectation = { texts: ['ssl-encryption'], preset: 'ssl-encryption', want: 'ssl-encryption' };
    return mustSay(endpoint.read('RedisSettings.SslSecurityProtocol'), expectation, report);
  }
  const without = says(engine, ...WITHOUT_SSL_MODE);
  if (without) return;
  if (without === undefined && mode.value.kind === 'absent') {
    return report.unknown(mode, { saw: 'not set, for an engine that is not known', want: WANT });
  }
  mustUseSsl(mode, report);
}

/** The settings of a data provider hold one entry, named after its engine. */
function settingsOf({ value }: Property): readonly Property[] {
  const entries = value.kind === 'map' ? [...value.entries] : [];
  return entries.filter(([name]) => name !== 'RedshiftSettings').map(([, settings]) => settings);
}

function mustUseSsl(mode: Property, report: Report): void {
  mustSay(mode, { texts: SSL_MODES, want: WANT }, report);
}

function endpointWith(properties: string): string {
  return `
        Resources:
          Source:
            Type: AWS::DMS::Endpoint
            Properties: { EndpointType: source, ${properties} }`;
}
