import { makeTemplate } from '../bench/make-template';

/** Templates to begin from, besides the examples of the rules: what generated ones and examples have little of. */
export function ownSeeds(): unknown[] {
  return [...Array.from({ length: 20 }, (_, index) => makeTemplate(12, index + 1, 0.4)), SAM, LOOPS, NESTED];
}

const FUNCTION = 'AWS::Serverless::Function';

const SAM = {
  Transform: ['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31'],
  Globals: { Function: { Runtime: 'nodejs22.x', Tracing: 'Active' }, Api: { Auth: { DefaultAuthorizer: 'Pool' } } },
  Parameters: { Stage: { Type: 'String', Default: 'live' } },
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
  Resources: {
    A: {
      Type: FUNCTION,
      Condition: 'IsProd',
      Properties: {
        FunctionUrlConfig: { AuthType: 'NONE' },
        AutoPublishAlias: 'live',
        DeadLetterQueue: { Type: 'SQS', TargetArn: { 'Fn::GetAtt': 'Queue.Arn' } },
        EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: 'SNS', Destination: 'arn:aws:sns:x' } } },
        Policies: [
          'ReadOnlyAccess',
          { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
          { S3CrudPolicy: { BucketName: 'b' } },
        ],
        Events: {
          Get: { Type: 'Api', Properties: { Path: '/', Method: 'get', RestApiId: { Ref: 'Api' } } },
          Http: { Type: 'HttpApi' },
          Tick: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)', Enabled: true } },
          Queue: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
        },
      },
    },
    Api: {
      Type: 'AWS::Serverless::Api',
      Properties: {
        StageName: 'prod',
        EndpointConfiguration: { Type: 'PRIVATE', VPCEndpointIds: ['vpce-1'] },
        Domain: { DomainName: 'a.example.com', CertificateArn: 'arn:aws:acm:x' },
        Auth: {
          Authorizers: { Pool: { UserPoolArn: 'arn:aws:cognito-idp:x' } },
          ResourcePolicy: { CustomStatements: [] },
        },
      },
    },
    Machine: { Type: 'AWS::Serverless::StateMachine', Properties: { Definition: {}, Tracing: { Enabled: true } } },
    Table: { Type: 'AWS::Serverless::SimpleTable', Properties: { PrimaryKey: { Name: 'id', Type: 'String' } } },
    Graph: { Type: 'AWS::Serverless::GraphQLApi', Properties: { Auth: { Type: 'API_KEY' }, Logging: true } },
    Nested: { Type: 'AWS::Serverless::Application', Properties: { Location: 'child.yaml' } },
    Queue: { Type: 'AWS::SQS::Queue' },
  },
};

const LOOPS = {
  Transform: 'AWS::LanguageExtensions',
  Parameters: { Names: { Type: 'CommaDelimitedList', Default: 'a,b' } },
  Conditions: { 'Fn::ForEach::C': ['X', ['a', 'b'], { 'Is${X}': { 'Fn::Equals': [{ Ref: 'X' }, 'a'] } }] },
  Resources: {
    'Fn::ForEach::L': [
      'X',
      { Ref: 'Names' },
      {
        'Bucket${X}': {
          Type: 'AWS::S3::Bucket',
          Condition: 'Isa',
          Properties: { BucketName: 'b-${X}', 'Fn::ForEach::P': ['Y', ['c'], { 'P${Y}': '${X}&{Y}' }] },
        },
        'Fn::ForEach::M': ['Y', ['c', 'd'], { 'T${X}${Y}': { Type: 'AWS::SNS::Topic' } }],
      },
    ],
  },
  Outputs: { 'Fn::ForEach::O': ['X', ['a'], { 'O${X}': { Value: { Ref: 'Bucket${X}' } } }] },
};

const NESTED = {
  Parameters: { Stage: { Type: 'String' }, Listed: { Type: 'CommaDelimitedList' } },
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
  Resources: {
    Inner: {
      Type: 'AWS::CloudFormation::Stack',
      Properties: { TemplateURL: 'fuzz.json', Parameters: { Stage: { 'Fn::GetAtt': 'Inner.Outputs.Bucket' } } },
    },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'claims' } },
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { 'Fn::ImportValue': 'bucket' }, PolicyDocument: '{"Statement": []}' },
    },
  },
  Outputs: { Bucket: { Condition: 'IsProd', Value: { Ref: 'Bucket' }, Export: { Name: { 'Fn::Sub': 'bucket' } } } },
};
