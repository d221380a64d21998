// A template of any size that looks like real ones: many types, references, conditions, parameters, policies.
// The same size gives the same template each time.

/** One group of resources, about fifteen; `at` makes its logical ids and names its own. */
const group = (at) => ({
  [`Key${at}`]: {
    Type: 'AWS::KMS::Key',
    Properties: {
      EnableKeyRotation: at % 3 !== 0,
      KeyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } },
            Action: 'kms:*',
            Resource: '*',
          },
        ],
      },
    },
  },
  [`Bucket${at}`]: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: { 'Fn::Sub': `documents-${at}-\${AWS::AccountId}` },
      VersioningConfiguration: { Status: 'Enabled' },
      ...(at % 2 === 0 && {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      }),
    },
  },
  [`BucketPolicy${at}`]: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: `Bucket${at}` },
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [
              { 'Fn::GetAtt': [`Bucket${at}`, 'Arn'] },
              { 'Fn::Join': ['', [{ 'Fn::GetAtt': [`Bucket${at}`, 'Arn'] }, '/*']] },
            ],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  },
  [`Role${at}`]: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      ManagedPolicyArns: [
        { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' },
      ],
    },
  },
  [`Policy${at}`]: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: `reads-${at}`,
      Roles: [{ Ref: `Role${at}` }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:ListBucket'],
            Resource: [{ 'Fn::GetAtt': [`Bucket${at}`, 'Arn'] }, { 'Fn::Sub': `\${Bucket${at}.Arn}/*` }],
          },
          { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': [`Queue${at}`, 'Arn'] } },
        ],
      },
    },
  },
  [`Function${at}`]: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: { 'Fn::GetAtt': [`Role${at}`, 'Arn'] },
      Code: { ZipFile: 'exports.handler = async () => {};' },
      Environment: { Variables: { BUCKET: { Ref: `Bucket${at}` }, STAGE: { Ref: 'Stage' } } },
    },
  },
  [`Logs${at}`]: {
    Type: 'AWS::Logs::LogGroup',
    Properties: {
      LogGroupName: { 'Fn::Sub': `/aws/lambda/\${Function${at}}` },
      ...(at % 4 !== 0 && { RetentionInDays: { 'Fn::If': ['IsLive', 400, 30] } }),
    },
  },
  [`Queue${at}`]: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: { Ref: `Key${at}` } } },
  [`Topic${at}`]: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: `Key${at}` } } },
  [`TopicPolicy${at}`]: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: {
      Topics: [{ Ref: `Topic${at}` }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: { Ref: `Topic${at}` },
          },
        ],
      },
    },
  },
  [`Group${at}`]: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: 'in from the office',
      VpcId: { Ref: 'Network' },
      SecurityGroupIngress: [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: at % 5 === 0 ? '0.0.0.0/0' : '10.0.0.0/16' },
      ],
    },
  },
  [`Balancer${at}`]: {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: {
      Scheme: 'internal',
      Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
      SecurityGroups: [{ Ref: `Group${at}` }],
    },
  },
  [`Listener${at}`]: {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: {
      LoadBalancerArn: { Ref: `Balancer${at}` },
      Port: 443,
      Protocol: 'HTTPS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      Certificates: [{ CertificateArn: { Ref: 'Certificate' } }],
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    },
  },
  [`Database${at}`]: {
    Type: 'AWS::RDS::DBInstance',
    ...(at % 6 === 0 && { Condition: 'IsLive' }),
    Properties: {
      Engine: 'postgres',
      DBInstanceClass: 'db.t4g.micro',
      AllocatedStorage: '20',
      ManageMasterUserPassword: true,
      MasterUsername: 'claims',
      PubliclyAccessible: false,
      StorageEncrypted: true,
      VPCSecurityGroups: [{ 'Fn::GetAtt': [`Group${at}`, 'GroupId'] }],
    },
  },
  [`Table${at}`]: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    },
  },
});

/** A template with as many resources as asked for, as data. Groups stay whole, or references in them would lead nowhere. */
export function variedTemplate(count) {
  const resources = {
    Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    SubnetA: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Network' }, CidrBlock: '10.0.0.0/24' } },
    SubnetB: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Network' }, CidrBlock: '10.0.1.0/24' } },
  };
  let made = Object.keys(resources).length;
  for (let at = 0; made < count; at++) {
    const members = Object.entries(group(at));
    // What is left over after the last whole group is filled with tables, which refer to nothing.
    const whole = made + members.length <= count;
    const added = whole
      ? members
      : Array.from({ length: count - made }, (_, index) => [`Rest${index}`, members.at(-1)[1]]);
    for (const [id, resource] of added) resources[id] = resource;
    made += added.length;
  }
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: {
      Stage: { Type: 'String', Default: 'pilot', AllowedValues: ['pilot', 'live'] },
      Certificate: { Type: 'String' },
    },
    Conditions: { IsLive: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    Resources: resources,
  };
}
