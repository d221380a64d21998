import { any, says } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'SFTP, FTPS or AS2';

export default defineRule({
  id: 'file-transfer-plaintext',
  topic: 'transit',
  severity: 'error',
  waivable: false,
  title: 'File transfer server speaks FTP',
  why: 'FTP sends passwords and files in plain text, and vendors use the same password elsewhere.',
  fix: 'Remove FTP from `Protocols`.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'ia-5.1'], fsbp: ['transfer.2'] },
  appliesTo: ['AWS::Transfer::Server'],

  check(server, _world, report) {
    // AWS::Transfer::Server, Protocols: SFTP when none is named.
    const protocols = server.read('Protocols');
    const plain = any(protocols.each().map((protocol) => says(protocol, 'FTP')));
    if (plain === undefined) report.unknown(protocols, { want: WANT });
    else if (plain) report.fail(protocols, { saw: 'FTP', want: WANT });
  },

  bad: [
    {
      title: 'FTP',
      template: `
        Resources:
          Server:
            Type: AWS::Transfer::Server
            Properties: { Protocols: [FTP], EndpointType: VPC }`,
    },
    {
      title: 'FTP beside SFTP',
      template: `
        Resources:
          Server:
            Type: AWS::Transfer::Server
            Properties: { Protocols: [SFTP, FTP], EndpointType: VPC }`,
    },
  ],
  good: [
    {
      title: 'nothing said, which means SFTP',
      template: `
        Resources:
          Server:
            Type: AWS::Transfer::Server`,
    },
    {
      title: 'SFTP, FTPS and AS2',
      template: `
        Resources:
          Server:
            Type: AWS::Transfer::Server
            Properties: { Protocols: [SFTP, FTPS, AS2] }`,
    },
  ],
  unknown: [
    {
      title: 'the protocol is a parameter',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          Server:
            Type: AWS::Transfer::Server
            Properties: { Protocols: [!Ref Protocol] }`,
    },
  ],
});
