import { type Random, oneOf, randomFrom } from './random';

type Raw = Record<string, unknown>;

/**
 * A template of about `count` resources that looks like what people write: literals mostly, references, some
 * conditions and parameters. The same numbers give the same template.
 *
 * @param doubt share of the values that a condition or a parameter decides
 */
export function makeTemplate(count: number, seed = 1, doubt = 0.1): Raw {
  const random = randomFrom(seed);
  const resources: Raw = {};
  let made = 0;
  for (let index = 0; made < count; index++) {
    const family = oneOf(random, FAMILIES)(index, maker(random, doubt));
    Object.assign(resources, family);
    made += Object.keys(family).length;
  }
  return { AWSTemplateFormatVersion: '2010-09-09', ...HEAD, Resources: resources };
}

const HEAD = {
  Parameters: {
    Stage: { Type: 'String' },
    Protocol: { Type: 'String', AllowedValues: ['HTTPS', 'HTTP'], Default: 'HTTPS' },
    Logged: { Type: 'String', AllowedValues: ['true', 'false'] },
    Name: { Type: 'String', Default: 'claims' },
    Open: { Type: 'String' },
  },
  Mappings: { Sizes: { prod: { days: 365 }, test: { days: 7 } } },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] },
    NotProd: { 'Fn::Not': [{ Condition: 'IsProd' }] },
    InFrankfurt: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] },
    Plain: { 'Fn::Equals': [{ Ref: 'Protocol' }, 'HTTP'] },
    Both: { 'Fn::And': [{ Condition: 'IsProd' }, { Condition: 'InFrankfurt' }] },
    Circle: { 'Fn::Not': [{ Condition: 'Circle' }] },
  },
};

interface Maker {
  /** The value, or now and then an intrinsic that may come to another. */
  readonly say: (value: unknown, other: unknown) => unknown;
  /** A reference to another resource, and very seldom one that may be to any. */
  readonly point: (value: unknown, other: unknown) => unknown;
  /** The resource, now and then under a condition. */
  readonly resource: (type: string, properties: Raw) => Raw;
}

function maker(random: Random, doubt: number): Maker {
  const condition = (): string => oneOf(random, [...Object.keys(HEAD.Conditions), 'Misspelt']);
  return {
    say(value, other) {
      if (random() >= doubt) return random() < 0.15 ? other : value;
      return oneOf(random, [
        { 'Fn::If': [condition(), value, other] },
        { 'Fn::If': [condition(), { 'Fn::If': [condition(), value, other] }, { Ref: 'AWS::NoValue' }] },
        { Ref: oneOf(random, ['Open', 'Protocol', 'Logged', 'Stage']) },
        { 'Fn::ImportValue': 'shared' },
        { 'Fn::Sub': '${Open}-${Name}' },
      ]);
    },
    point: (value, other) => (random() < doubt / 20 ? other : value),
    resource: (Type, Properties) => ({ Type, ...(random() < doubt && { Condition: condition() }), Properties }),
  };
}

const statement = (Action: unknown, Resource: unknown): Raw => ({ Effect: 'Allow', Action, Resource });

const FAMILIES: readonly ((at: number, make: Maker) => Raw)[] = [
  (at, { say, point, resource }) => ({
    [`Bucket${at}`]: resource('AWS::S3::Bucket', {
      BucketName: say({ 'Fn::Sub': `claims-${at}-\${AWS::AccountId}` }, `claims-${at}`),
      LoggingConfiguration: say({ DestinationBucketName: `logs-${at}` }, { Ref: 'AWS::NoValue' }),
      PublicAccessBlockConfiguration: { BlockPublicAcls: say(true, false), RestrictPublicBuckets: true },
    }),
    [`BucketPolicy${at}`]: resource('AWS::S3::BucketPolicy', {
      Bucket: point({ Ref: `Bucket${at}` }, { Ref: 'Open' }),
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Principal: say('*', { AWS: '111122223333' }),
            Action: 's3:*',
            Resource: [{ 'Fn::GetAtt': [`Bucket${at}`, 'Arn'] }, { 'Fn::Sub': `\${Bucket${at}.Arn}/*` }],
            Condition: { Bool: { 'aws:SecureTransport': say('false', 'true') } },
          },
        ],
      },
    }),
  }),
  (at, { say, point, resource }) => ({
    [`Role${at}`]: resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: {
          Effect: 'Allow',
          Principal: say({ Service: 'lambda.amazonaws.com' }, '*'),
          Action: 'sts:AssumeRole',
        },
      },
      Policies: [
        { PolicyName: 'own', PolicyDocument: { Statement: [statement('s3:GetObject', say('*', 'arn:aws:s3:::a/*'))] } },
      ],
    }),
    [`Policy${at}`]: resource('AWS::IAM::Policy', {
      Roles: [point({ Ref: `Role${at}` }, 'reader')],
      PolicyDocument: { Statement: [statement(say('logs:PutLogEvents', '*'), '*')] },
    }),
    [`Function${at}`]: resource('AWS::Lambda::Function', {
      Role: { 'Fn::GetAtt': [`Role${at}`, 'Arn'] },
      Runtime: 'nodejs22.x',
      Environment: { Variables: { STAGE: { Ref: 'Stage' }, BUCKET: say('a', { Ref: 'Name' }) } },
    }),
    [`Logs${at}`]: resource('AWS::Logs::LogGroup', {
      RetentionInDays: say(365, { 'Fn::FindInMap': ['Sizes', 'prod', 'days'] }),
    }),
  }),
  (at, { say, point, resource }) => ({
    [`Group${at}`]: resource('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: say(443, 22), CidrIp: say('10.0.0.0/8', '0.0.0.0/0') }],
    }),
    [`Vpc${at}`]: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
    [`Flow${at}`]: resource('AWS::EC2::FlowLog', {
      ResourceId: point({ Ref: `Vpc${at}` }, { Ref: 'Open' }),
      ResourceType: 'VPC',
      TrafficType: say('ALL', 'REJECT'),
    }),
    [`Vpn${at}`]: resource('AWS::EC2::ClientVpnEndpoint', { ConnectionLogOptions: { Enabled: say(true, false) } }),
  }),
  (at, { say, point, resource }) => ({
    [`Balancer${at}`]: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Scheme: say('internal', 'internet-facing'),
    }),
    [`Listener${at}`]: resource('AWS::ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: { Ref: `Balancer${at}` },
      Protocol: say('HTTPS', { Ref: 'Protocol' }),
      DefaultActions: [{ Type: say('forward', 'redirect'), RedirectConfig: { Protocol: 'HTTPS' } }],
    }),
    [`ListenerRule${at}`]: resource('AWS::ElasticLoadBalancingV2::ListenerRule', {
      ListenerArn: point({ Ref: `Listener${at}` }, { 'Fn::ImportValue': 'listener' }),
      Actions: [{ Type: 'forward' }],
    }),
  }),
  (at, { say, resource }) => ({
    [`Api${at}`]: resource('AWS::ApiGateway::RestApi', { Name: `api-${at}` }),
    [`Stage${at}`]: resource('AWS::ApiGateway::Stage', {
      RestApiId: { Ref: `Api${at}` },
      AccessLogSetting: say({ DestinationArn: 'arn:aws:logs:eu-central-1:111122223333:log-group:a' }, {}),
    }),
    [`Cache${at}`]: resource('AWS::ElastiCache::ReplicationGroup', { TransitEncryptionEnabled: say(true, false) }),
    [`Trail${at}`]: resource('AWS::CloudTrail::Trail', { EnableLogFileValidation: say('true', { Ref: 'Logged' }) }),
  }),
];
