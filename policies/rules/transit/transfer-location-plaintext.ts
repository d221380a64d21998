import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'transfer-location-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'DataSync moves files in plain text',
  why: 'A transfer carries whole file systems; whoever is on the path gets a copy of all of it.',
  fix: 'Set `InTransitEncryption` to TLS1_2, `ServerProtocol` to HTTPS or the `QopConfiguration` to PRIVACY.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::DataSync::LocationEFS', 'AWS::DataSync::LocationHDFS', 'AWS::DataSync::LocationObjectStorage'],

  // The defaults are those of the properties' documents in CloudFormation.
  check(location, _world, report) {
    switch (location.type) {
      case 'AWS::DataSync::LocationEFS': {
        const expectation = { texts: ['TLS1_2'], want: 'TLS1_2' };
        return mustSay(location.read('InTransitEncryption'), expectation, report);
      }
      case 'AWS::DataSync::LocationObjectStorage': {
        const expectation = { texts: ['HTTPS'], preset: 'HTTPS', want: 'HTTPS' };
        return mustSay(location.read('ServerProtocol'), expectation, report);
      }
      default: {
        // What is said about one of the two counts for the other as well.
        const expectation = { texts: ['PRIVACY'], preset: 'PRIVACY', want: 'PRIVACY' };
        mustSay(location.read('QopConfiguration.DataTransferProtection'), expectation, report);
        mustSay(location.read('QopConfiguration.RpcProtection'), expectation, report);
      }
    }
  },

  bad: [
    {
      title: 'a file system, about which nothing is said',
      template: `
        Resources:
          Files:
            Type: AWS::DataSync::LocationEFS
            Properties: { EfsFilesystemArn: !ImportValue files }`,
    },
    {
      title: 'object storage over HTTP',
      template: `
        Resources:
          Objects:
            Type: AWS::DataSync::LocationObjectStorage
            Properties: { BucketName: claims, ServerProtocol: HTTP }`,
    },
    {
      title: 'Hadoop with integrity alone',
      template: `
        Resources:
          Hadoop:
            Type: AWS::DataSync::LocationHDFS
            Properties: { QopConfiguration: { DataTransferProtection: INTEGRITY } }`,
    },
    {
      title: 'Hadoop with calls in plain text',
      template: `
        Resources:
          Hadoop:
            Type: AWS::DataSync::LocationHDFS
            Properties: { QopConfiguration: { DataTransferProtection: PRIVACY, RpcProtection: DISABLED } }`,
    },
  ],
  good: [
    {
      title: 'TLS, HTTPS and privacy',
      template: `
        Resources:
          Files:
            Type: AWS::DataSync::LocationEFS
            Properties: { InTransitEncryption: TLS1_2 }
          Objects:
            Type: AWS::DataSync::LocationObjectStorage
            Properties: { BucketName: claims, ServerProtocol: HTTPS }
          Hadoop:
            Type: AWS::DataSync::LocationHDFS
            Properties: { QopConfiguration: { DataTransferProtection: PRIVACY, RpcProtection: PRIVACY } }`,
    },
    {
      title: 'object storage and Hadoop, about which nothing is said',
      template: `
        Resources:
          Objects:
            Type: AWS::DataSync::LocationObjectStorage
            Properties: { BucketName: claims }
          Hadoop:
            Type: AWS::DataSync::LocationHDFS
            Properties: { AuthenticationType: SIMPLE }`,
    },
  ],
  unknown: [
    {
      title: 'the encryption is a parameter',
      template: `
        Parameters:
          Encryption: { Type: String }
        Resources:
          Files:
            Type: AWS::DataSync::LocationEFS
            Properties: { InTransitEncryption: !Ref Encryption }`,
    },
  ],
});
