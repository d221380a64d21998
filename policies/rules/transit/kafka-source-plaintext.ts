import { type Property, type Resource } from '../../../lib/template';
import { type Ternary, any, says } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'credentials, which Lambda and Pipes send over TLS only, or the root certificate of the brokers';

/**
 * "Authenticating with Kafka event sources" (Lambda Developer Guide): SASL of every kind and client certificates go
 * over TLS, and a root certificate of one's own means TLS too. The others only say where the brokers are.
 */
const OVER_TLS = [
  'BASIC_AUTH',
  'SASL_SCRAM_256_AUTH',
  'SASL_SCRAM_512_AUTH',
  'CLIENT_CERTIFICATE_TLS_AUTH',
  'SERVER_ROOT_CA_CERTIFICATE',
];

export default defineRule({
  id: 'kafka-source-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'Function or pipe reads its own Kafka brokers in plain text, as nobody',
  why: 'Without credentials the brokers are asked in plain text: messages can be read and forged on the way.',
  fix: 'Name SASL credentials or a client certificate for the Kafka source.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'ia-3'] },
  appliesTo: ['AWS::Lambda::EventSourceMapping', 'AWS::Pipes::Pipe'],

  check(reader, _world, report) {
    const pipe = reader.type === 'AWS::Pipes::Pipe';
    const property = reader.read(pipe ? 'SourceParameters.SelfManagedKafkaParameters' : 'SourceAccessConfigurations');
    const secured = pipe ? isSecuredPipe(property) : isSecuredMapping(reader, property);
    if (secured === undefined) report.unknown(property, { want: WANT });
    else if (!secured) report.fail(property, { saw: 'no credentials', want: WANT });
  },

  bad: [
    {
      title: 'a function whose source names subnets only',
      template: `
        Resources:
          Source:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              FunctionName: claims
              SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['broker.example.com:9092'] } }
              SourceAccessConfigurations: [{ Type: VPC_SUBNET, URI: 'subnet:subnet-0' }]`,
    },
    {
      title: 'a function whose source names nothing',
      template: `
        Resources:
          Source:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              FunctionName: claims
              SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['broker.example.com:9092'] } }`,
    },
    {
      title: 'a pipe with empty credentials',
      template: `
        Resources:
          Pipe:
            Type: AWS::Pipes::Pipe
            Properties: { SourceParameters: { SelfManagedKafkaParameters: { TopicName: claims, Credentials: {} } } }`,
    },
    {
      title: 'a pipe without credentials',
      template: `
        Resources:
          Pipe:
            Type: AWS::Pipes::Pipe
            Properties:
              SourceParameters:
                SelfManagedKafkaParameters: { TopicName: claims, AdditionalBootstrapServers: ['broker.example.com:9092'] }`,
    },
  ],
  good: [
    {
      title: 'each kind of credentials, and the root certificate',
      template: `
        Resources:
          ${[
            'BASIC_AUTH',
            'SASL_SCRAM_256_AUTH',
            'SASL_SCRAM_512_AUTH',
            'CLIENT_CERTIFICATE_TLS_AUTH',
            'SERVER_ROOT_CA_CERTIFICATE',
          ]
            .map(
              (type, index) => `Source${index}:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['broker.example.com:9094'] } }
              SourceAccessConfigurations: [{ Type: VPC_SUBNET, URI: 'subnet:subnet-0' }, { Type: ${type}, URI: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:kafka' }]`,
            )
            .join('\n          ')}`,
    },
    {
      title: 'pipes with credentials, and with a root certificate',
      template: `
        Resources:
          Credentials:
            Type: AWS::Pipes::Pipe
            Properties:
              SourceParameters: { SelfManagedKafkaParameters: { TopicName: claims, Credentials: { SaslScram512Auth: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:kafka' } } }
          Root:
            Type: AWS::Pipes::Pipe
            Properties:
              SourceParameters: { SelfManagedKafkaParameters: { TopicName: claims, ServerRootCaCertificate: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:root' } }`,
    },
    {
      title: 'sources that are no Kafka brokers of our own',
      template: `
        Resources:
          Queue:
            Type: AWS::Lambda::EventSourceMapping
            Properties: { EventSourceArn: 'arn:aws:sqs:eu-central-1:111122223333:claims' }
          Pipe:
            Type: AWS::Pipes::Pipe
            Properties: { Source: 'arn:aws:sqs:eu-central-1:111122223333:claims' }`,
    },
  ],
  unknown: [
    {
      title: 'the kind of access is a parameter',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          Source:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['broker.example.com:9094'] } }
              SourceAccessConfigurations: [{ Type: !Ref Kind, URI: 'subnet:subnet-0' }]`,
    },
    {
      title: 'the credentials of a pipe are imported as a whole',
      template: `
        Resources:
          Pipe:
            Type: AWS::Pipes::Pipe
            Properties: { SourceParameters: { SelfManagedKafkaParameters: !ImportValue kafka-source } }`,
    },
  ],
});

function isSecuredMapping(source: Resource, accesses: Property): Ternary {
  if (source.read('SelfManagedEventSource').value.kind === 'absent') return true;
  return any(accesses.each().map((access) => says(access.get('Type'), ...OVER_TLS)));
}

function isSecuredPipe(source: Property): Ternary {
  if (source.value.kind === 'absent') return true;
  if (source.value.kind === 'unresolved') return undefined;
  return isThere(source.get('Credentials')) || isThere(source.get('ServerRootCaCertificate'));
}

const isThere = ({ value }: Property): boolean =>
  value.kind !== 'absent' && (value.kind !== 'map' || value.entries.size > 0);
