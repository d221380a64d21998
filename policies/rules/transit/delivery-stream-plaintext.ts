import { mustSay } from '../../judge';
import { isPlainUrl } from '../../questions/plain-url';
import { defineRule } from '../../rule';

/** Where the addresses stand to which a stream delivers. */
const ADDRESSES = [
  'HttpEndpointDestinationConfiguration.EndpointConfiguration.Url',
  'SplunkDestinationConfiguration.HECEndpoint',
  'ElasticsearchDestinationConfiguration.ClusterEndpoint',
  'AmazonopensearchserviceDestinationConfiguration.ClusterEndpoint',
  'AmazonOpenSearchServerlessDestinationConfiguration.CollectionEndpoint',
];

export default defineRule({
  id: 'delivery-stream-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'Delivery stream reads or delivers in plain text',
  why: 'Everything that the stream carries, and the key it delivers with, is read by whoever is on the path.',
  fix: 'Deliver to an https address, and set `SSLMode` of a database source to Enabled.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::KinesisFirehose::DeliveryStream'],

  check(stream, _world, report) {
    for (const path of ADDRESSES) {
      const address = stream.read(path);
      const plain = isPlainUrl(address.value);
      if (plain) report.fail(address, { want: 'an https address' });
      // The other kinds of address are refused by AWS unless they start with https.
      if (plain === undefined && path.startsWith('Splunk')) report.unknown(address, { want: 'an https address' });
    }
    const database = stream.read('DatabaseSourceConfiguration');
    const expectation = { texts: ['Enabled'], want: 'Enabled' };
    if (database.value.kind !== 'absent') mustSay(database.get('SSLMode'), expectation, report);
  },

  bad: [
    {
      title: 'Splunk over http',
      template: `
        Resources:
          Stream:
            Type: AWS::KinesisFirehose::DeliveryStream
            Properties: { SplunkDestinationConfiguration: { HECEndpoint: 'http://splunk.example.com:8088' } }`,
    },
    {
      title: 'a web endpoint over http, on a host that a parameter names',
      template: `
        Parameters:
          Host: { Type: String }
        Resources:
          Stream:
            Type: AWS::KinesisFirehose::DeliveryStream
            Properties: { HttpEndpointDestinationConfiguration: { EndpointConfiguration: { Url: !Sub 'http://\${Host}/in' } } }`,
    },
    {
      title: 'a search domain of the older type over http',
      template: `
        Resources:
          Stream:
            Type: AWS::KinesisFirehose::DeliveryStream
            Properties: { ElasticsearchDestinationConfiguration: { ClusterEndpoint: 'http://search.example.com' } }`,
    },
    {
      title: 'a search domain over http',
      template: `
        Resources:
          Stream:
            Type: AWS::KinesisFirehose::DeliveryStream
            Properties: { AmazonopensearchserviceDestinationConfiguration: { ClusterEndpoint: 'http://search.example.com' } }`,
    },
    {
      title: 'a search collection over http',
      template: `
        Resources:
          Stream:
            Type: AWS::KinesisFirehose::DeliveryStream
            Properties: { AmazonOpenSearchServerlessDestinationConfiguration: { CollectionEndpoint: 'http://search.example.com' } }`,
    },
    {
      title: 'a database read without TLS, because nothing says otherwise',
      template: `
        Resources:
          Stream:
            Type: AWS::KinesisFirehose::DeliveryStream
            Properties: { DatabaseSourceConfiguration: { Type: MySQL, Endpoint: db.example.com, Port: 3306 } }`,
    },
  ],
  good: [
    {
      title: 'https addresses, and what is no address at all',
      template: `
        Resources:
          Logs:
            Type: AWS::KinesisFirehose::DeliveryStream
            Properties: { SplunkDestinationConfiguration: { HECEndpoint: 'https://splunk.example.com:8088' } }
          Bucket:
            Type: AWS::KinesisFirehose::DeliveryStream
            Properties: { S3DestinationConfiguration: { Prefix: 'http://' } }`,
    },
    {
      title: 'a database read in TLS, delivered to an address that AWS checks',
      template: `
        Parameters:
          Url: { Type: String }
        Resources:
          Stream:
            Type: AWS::KinesisFirehose::DeliveryStream
            Properties:
              DatabaseSourceConfiguration: { Type: MySQL, SSLMode: Enabled }
              HttpEndpointDestinationConfiguration: { EndpointConfiguration: { Url: !Ref Url } }`,
    },
  ],
  unknown: [
    {
      title: 'the address of Splunk is a parameter',
      template: `
        Parameters:
          Endpoint: { Type: String }
        Resources:
          Stream:
            Type: AWS::KinesisFirehose::DeliveryStream
            Properties: { SplunkDestinationConfiguration: { HECEndpoint: !Ref Endpoint } }`,
    },
  ],
});
