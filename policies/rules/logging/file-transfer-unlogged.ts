import { any, isText } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'file-transfer-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'File transfers are not logged',
  why: 'Nobody can say which files the vendor brought in or carried out.',
  fix: 'Set `StructuredLogDestinations` of the server, or `LoggingRole`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::Transfer::Server', 'AWS::Transfer::Connector'],

  check(transfer, _world, report) {
    const role = transfer.read('LoggingRole');
    const destinations =
      transfer.type === 'AWS::Transfer::Server' ? transfer.read('StructuredLogDestinations').each() : [];
    const logs = any([...destinations.map(({ value }) => isText(value)), isText(role.value)]);
    mustHold(logs, role, { want: 'a log group in StructuredLogDestinations, or a role that writes logs' }, report);
  },

  bad: [
    {
      title: 'a server without logs',
      template: `
        Resources:
          Files:
            Type: AWS::Transfer::Server
            Properties: { Protocols: [SFTP] }`,
    },
    {
      title: 'a server with an empty list',
      template: `
        Resources:
          Files:
            Type: AWS::Transfer::Server
            Properties: { StructuredLogDestinations: [] }`,
    },
    {
      title: 'a connector without role',
      template: `
        Resources:
          Out:
            Type: AWS::Transfer::Connector
            Properties: { Url: 'sftp://files.example.com', StructuredLogDestinations: [of-no-meaning] }`,
    },
  ],
  good: [
    {
      title: 'structured logs, and the older kind by a role',
      template: `
        Resources:
          Files:
            Type: AWS::Transfer::Server
            Properties: { StructuredLogDestinations: [!Sub '\${Logs.Arn}'] }
          Old:
            Type: AWS::Transfer::Server
            Properties: { LoggingRole: 'arn:aws:iam::111122223333:role/writer' }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'a connector with a role',
      template: `
        Resources:
          Out:
            Type: AWS::Transfer::Connector
            Properties: { LoggingRole: !GetAtt Writer.Arn }
          Writer:
            Type: AWS::IAM::Role`,
    },
  ],
  unknown: [
    {
      title: 'the role is a parameter, which may be empty',
      template: `
        Parameters:
          Writer: { Type: String }
        Resources:
          Files:
            Type: AWS::Transfer::Server
            Properties: { LoggingRole: !Ref Writer }`,
    },
  ],
});
