import { handlersOwn } from '../../lib/analysis/access/handlers-own';
import { nobodyElse } from '../../lib/analysis/access/nobody-else';
import { eventsArchived } from '../../lib/analysis/events-archived';
import { keptWhenDeleted } from '../../lib/analysis/kept-when-deleted';
import { trafficRecorded } from '../../lib/analysis/network/traffic-recorded';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { ANY, changes } from '../support/proofs';

const { manifest } = parse(SHORT_MANIFEST);

describe('what outlives the stack', () => {
  const table = `${ANY}
  Roster:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties: { DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }
`;
  changes(keptWhenDeleted, table, [
    ['a table that stays', '', '', 'pass', /1 resources stay/],
    ['goes with the stack', 'DeletionPolicy: Retain', 'DeletionPolicy: Delete', 'fail', /when the stack goes/],
    ['goes when nothing is said', '    UpdateReplacePolicy: Retain\n', '', 'fail', /when another takes its place/],
    ['goes by one call', 'DeletionProtectionEnabled: true', 'DeletionProtectionEnabled: false', 'fail', /by one call/],
    ['cannot be brought back', 'RecoveryEnabled: true', 'RecoveryEnabled: false', 'fail', /brought back/],
    ['protected at deployment', 'ProtectionEnabled: true', 'ProtectionEnabled: !Ref Any', 'unknown', /Any/],
  ]);
});

describe('what is recorded of the traffic', () => {
  const fields =
    'interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action flow-direction pkt-srcaddr pkt-dstaddr'
      .split(' ')
      .map((field) => `\${${field}}`)
      .join(' ');
  const template = `${ANY}
  Net: { Type: AWS::EC2::VPC }
  Archive: { Type: AWS::S3::Bucket }
  Flow:
    Type: AWS::EC2::FlowLog
    Properties:
      ResourceId: !Ref Net
      ResourceType: VPC
      TrafficType: ALL
      LogDestinationType: s3
      LogDestination: !Join ['', [!GetAtt Archive.Arn, /flow]]
      LogFormat: "${fields}"
      MaxAggregationInterval: 60
  Queries: { Type: AWS::Route53Resolver::ResolverQueryLoggingConfig, Properties: { DestinationArn: !GetAtt Archive.Arn } }
  Joined: { Type: AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation, Properties: { ResourceId: !Ref Net, ResolverQueryLogConfigId: !GetAtt Queries.Id } }
`;
  changes(trafficRecorded, template, [
    ['all of it', '', '', 'pass', /1 networks/],
    ['only what was refused', 'ALL', 'REJECT', 'fail', /records only REJECT/],
    ['of another network', 'ResourceId: !Ref Net\n', 'ResourceId: vpc-1\n', 'fail', /no flow log/],
    [
      'to somebody else',
      "!Join ['', [!GetAtt Archive.Arn, /flow]]",
      '"arn:aws:s3:::other"',
      'fail',
      /writes to arn:aws:s3:::other/,
    ],
    ['without addresses', '${srcaddr} ', '', 'fail', /has records of/],
    ['ten minutes in one', 'Interval: 60', 'Interval: 600', 'fail', /sums up over 600/],
    ['all of it, at deployment', 'ALL', '!Ref Any', 'unknown', /Any/],
    ['no queries', 'ResourceId: !Ref Net,', 'ResourceId: vpc-1,', 'fail', /nobody records which names/],
    [
      'queries to somebody else',
      'DestinationArn: !GetAtt Archive.Arn',
      'DestinationArn: "arn:aws:s3:::other"',
      'fail',
      /recorded to arn/,
    ],
    ['a query log of another stack', '!GetAtt Queries.Id', 'rqlc-1', 'unknown', /not in the template/],
  ]);
});

describe('what becomes of events', () => {
  const template = `${ANY}
  Group: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 400 } }
  Stream: { Type: AWS::KinesisFirehose::DeliveryStream }
  Copy: { Type: AWS::Logs::SubscriptionFilter, Properties: { LogGroupName: !Ref Group, FilterPattern: "", DestinationArn: !GetAtt Stream.Arn } }
`;
  changes(eventsArchived(manifest), template, [
    ['kept and copied', '', '', 'pass', /1 log groups/],
    ['forgotten', 'Days: 400', 'Days: 30', 'fail', /forgets events after 30 days/],
    ['kept for ever', '{ RetentionInDays: 400 }', '{}', 'pass', /./],
    ['kept as said at deployment', 'Days: 400', 'Days: !Ref Any', 'unknown', /Any/],
    ['some of them', 'Pattern: ""', 'Pattern: ERROR', 'fail', /none copies all/],
    ['to somebody else', '!GetAtt Stream.Arn', '"arn:aws:logs:x:1:destination:y"', 'fail', /./],
    ['of another group', '!Ref Group', 'other', 'fail', /0 filters/],
  ]);
});

describe('who else is let in', () => {
  const template = `${ANY}
  Api: { Type: AWS::ApiGateway::RestApi }
  Call: { Type: AWS::Lambda::Permission, Properties: { FunctionName: f, Action: lambda:InvokeFunction, Principal: apigateway.amazonaws.com, SourceArn: !Sub "arn:aws:execute-api:eu-central-1:111122223333:\${Api}/v1/GET/x" } }
  More: { Type: AWS::Logs::LogGroup }
`;
  changes(nobodyElse, template, [
    ['an API of its own', '', '', 'pass', /1 permissions/],
    ['a user', 'AWS::Logs::LogGroup', 'AWS::IAM::User', 'fail', /a user: More/],
    ['a function for the internet', 'AWS::Logs::LogGroup', 'AWS::Lambda::Url', 'fail', /the internet: More/],
    ['answers to somebody', 'AWS::Logs::LogGroup', 'AWS::Lambda::EventInvokeConfig', 'fail', /are sent to: More/],
    ['everybody calls', 'apigateway.amazonaws.com', '"*"', 'fail', /\* may lambda:Invoke/],
    ['another account calls', 'apigateway.amazonaws.com', '"999999999999"', 'fail', /999999999999 may/],
    ['more than a call', 'lambda:InvokeFunction', 'lambda:*', 'fail', /may lambda:\*/],
    [
      'any API',
      '!Sub "arn:aws:execute-api:eu-central-1:111122223333:${Api}/v1/GET/x"',
      '"*"',
      'fail',
      /not in the template/,
    ],
    ['a caller given at deployment', 'apigateway.amazonaws.com', '!Ref Any', 'unknown', /as far as/],
    [
      'a source given at deployment',
      '!Sub "arn:aws:execute-api:eu-central-1:111122223333:${Api}/v1/GET/x"',
      '!Ref Any',
      'unknown',
      /for whom is hidden/,
    ],
  ]);
});

describe('what functions run', () => {
  const code = `S3Bucket: cdk-hnb659fds-assets-111122223333-eu-central-1, S3Key: ${'a'.repeat(64)}.zip`;
  const template = `${ANY}
  Role: { Type: AWS::IAM::Role }
  Group: { Type: AWS::Logs::LogGroup }
  Handler: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Role.Arn, LoggingConfig: { LogGroup: !Ref Group }, Code: { ${code} } } }
  Vpn: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { ClientConnectOptions: { LambdaFunctionArn: !GetAtt Handler.Arn } } }
`;
  changes(handlersOwn(manifest), template, [
    ['an asset of the account', '', '', 'pass', /1 functions/],
    ['code of somebody else', '111122223333-eu', '999999999999-eu', 'fail', /runs code of cdk-/],
    ['an object of any name', `${'a'.repeat(64)}.zip`, 'code.zip', 'fail', /runs code.zip/],
    ['code in the template', code, 'ZipFile: x', 'fail', /code of the template/],
    ['layers', 'LoggingConfig:', 'Layers: [x], LoggingConfig:', 'fail', /layers/],
    ['another role', '!GetAtt Role.Arn', '"arn:aws:iam::1:role/x"', 'fail', /no role of the enclave/],
    ['no log', 'LogGroup: !Ref Group', 'LogGroup: other', 'fail', /writes its log to other/],
    ['code given at deployment', `${'a'.repeat(64)}.zip`, '!Ref Any', 'unknown', /Any/],
  ]);
});
