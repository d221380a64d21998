import { asText } from '../../../lib/template';
import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

/** "AWS Glue connection properties": what each kind of connection calls its switch, and where it stands by itself. */
const SWITCHES: Readonly<Record<string, { readonly name: string; readonly preset?: true }>> = {
  JDBC: { name: 'JDBC_ENFORCE_SSL' },
  KAFKA: { name: 'KAFKA_SSL_ENABLED', preset: true },
};

export default defineRule({
  id: 'glue-connection-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'Glue connects to its data in plain text',
  why: 'Jobs read whole tables; without TLS rows and the password of the connection pass the network readable.',
  fix: 'Set `JDBC_ENFORCE_SSL`, or `KAFKA_SSL_ENABLED`, to true in `ConnectionProperties`.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::Glue::Connection'],

  check(connection, _world, report) {
    const kind = asText(connection.read('ConnectionInput.ConnectionType').value);
    const properties = connection.read('ConnectionInput.ConnectionProperties');
    if (kind.kind === 'hidden') return report.unknown(properties, { want: 'a kind of connection that is known' });
    const found = kind.kind === 'known' && SWITCHES[kind.value.toUpperCase()];
    if (found) mustBeTrue(properties.get(found.name), { want: 'true', preset: found.preset }, report);
  },

  bad: [
    {
      title: 'a database connection that says nothing',
      template: `
        Resources:
          Claims:
            Type: AWS::Glue::Connection
            Properties:
              CatalogId: '111122223333'
              ConnectionInput: { ConnectionType: JDBC, ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.example.com/claims' } }`,
    },
    {
      title: 'a database connection without TLS',
      template: `
        Resources:
          Claims:
            Type: AWS::Glue::Connection
            Properties: { ConnectionInput: { ConnectionType: JDBC, ConnectionProperties: { JDBC_ENFORCE_SSL: 'false' } } }`,
    },
    {
      title: 'a Kafka connection without TLS',
      template: `
        Resources:
          Claims:
            Type: AWS::Glue::Connection
            Properties: { ConnectionInput: { ConnectionType: KAFKA, ConnectionProperties: { KAFKA_SSL_ENABLED: false } } }`,
    },
  ],
  good: [
    {
      title: 'TLS enforced, or on by itself',
      template: `
        Resources:
          Database:
            Type: AWS::Glue::Connection
            Properties: { ConnectionInput: { ConnectionType: jdbc, ConnectionProperties: { JDBC_ENFORCE_SSL: 'true' } } }
          Stream:
            Type: AWS::Glue::Connection
            Properties: { ConnectionInput: { ConnectionType: KAFKA, ConnectionProperties: { KAFKA_BOOTSTRAP_SERVERS: 'broker.example.com:9094' } } }`,
    },
    {
      title: 'a connection that only names a network',
      template: `
        Resources:
          Network:
            Type: AWS::Glue::Connection
            Properties: { ConnectionInput: { ConnectionType: NETWORK } }
          Bare:
            Type: AWS::Glue::Connection
            Properties: { ConnectionInput: { Name: claims } }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Encrypt: { Type: String }
        Resources:
          Claims:
            Type: AWS::Glue::Connection
            Properties: { ConnectionInput: { ConnectionType: JDBC, ConnectionProperties: { JDBC_ENFORCE_SSL: !Ref Encrypt } } }`,
    },
    {
      title: 'the kind of connection is a parameter',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          Claims:
            Type: AWS::Glue::Connection
            Properties: { ConnectionInput: { ConnectionType: !Ref Kind } }`,
    },
  ],
});
