import { type ArnPart, arnTemplateOf } from '../../../../lib/analysis/access/data/arn-templates';

/** A part in short: `RoleName!` is set by a property and named by the stack, `KeyId*` is generated, `Name?` unknown. */
function short([name, part]: [string, ArnPart]): string {
  if (part.from !== 'property') return name + (part.from === 'generated' ? '*' : '?');
  const hints = [
    part.namedByStack ? '!' : '',
    part.property === name ? '' : `:${part.property}`,
    part.default === undefined ? '' : `=${part.default}`,
    part.lowerCase ? ' lower' : '',
    part.slashBefore ? ' slash' : '',
    part.orArn ? ' or ARN' : '',
  ];
  return name + hints.join('');
}

/** From the page of each type in the CloudFormation user guide. */
test.each([
  ['S3::Bucket', 's3:::${BucketName}', 'BucketName! lower', 'name'],
  ['S3::AccessPoint', 's3:${Region}:${Account}:accesspoint/${AccessPointName}', 'AccessPointName:Name lower', 'name'],
  ['IAM::Role', 'iam::${Account}:role${Path}${RoleName}', 'RoleName!, Path=/', 'name'],
  ['IAM::User', 'iam::${Account}:user${Path}${UserName}', 'UserName!, Path=/', 'name'],
  ['IAM::ManagedPolicy', 'iam::${Account}:policy${Path}${ManagedPolicyName}', 'ManagedPolicyName!, Path=/', 'arn'],
  ['KMS::Key', 'kms:${Region}:${Account}:key/${KeyId}', 'KeyId*', 'id'],
  ['KMS::ReplicaKey', 'kms:${Region}:${Account}:key/${KeyId}', 'KeyId*', 'id'],
  ['KMS::Alias', 'kms:${Region}:${Account}:${AliasName}', 'AliasName', 'name'],
  ['EC2::VPCEndpoint', 'ec2:${Region}:${Account}:vpc-endpoint/${VpcEndpointId}', 'VpcEndpointId*', 'id'],
  ['Logs::LogGroup', 'logs:${Region}:${Account}:log-group:${LogGroupName}', 'LogGroupName!', 'name'],
  ['SecretsManager::Secret', 'secretsmanager:${Region}:${Account}:secret:${Name}-${Suffix}', 'Name, Suffix*', 'arn'],
  ['SNS::Topic', 'sns:${Region}:${Account}:${TopicName}', 'TopicName!', 'arn'],
  ['SQS::Queue', 'sqs:${Region}:${Account}:${QueueName}', 'QueueName!', 'other'],
  ['SSM::Parameter', 'ssm:${Region}:${Account}:parameter${Name}', 'Name slash', 'name'],
  ['DynamoDB::Table', 'dynamodb:${Region}:${Account}:table/${TableName}', 'TableName!', 'name'],
  ['DynamoDB::GlobalTable', 'dynamodb:${Region}:${Account}:table/${TableName}', 'TableName!', 'name'],
  ['OpenSearchServerless::Collection', 'aoss:${Region}:${Account}:collection/${CollectionId}', 'CollectionId*', 'id'],
  ['OpenSearchService::Domain', 'es:${Region}:${Account}:domain/${DomainName}', 'DomainName', 'name'],
  ['Lambda::Function', 'lambda:${Region}:${Account}:function:${FunctionName}', 'FunctionName!', 'name'],
  [
    'Lambda::Version',
    'lambda:${Region}:${Account}:function:${FunctionName}:${Version}',
    'Version*, FunctionName or ARN',
    'arn',
  ],
  ['Lambda::Alias', 'lambda:${Region}:${Account}:function:${FunctionName}:${Name}', 'Name, FunctionName or ARN', 'arn'],
  [
    'StepFunctions::StateMachine',
    'states:${Region}:${Account}:stateMachine:${StateMachineName}',
    'StateMachineName',
    'arn',
  ],
  [
    'RDS::DBInstance',
    'rds:${Region}:${Account}:db:${DbInstanceName}',
    'DbInstanceName:DBInstanceIdentifier lower',
    'name',
  ],
  [
    'ECS::Service',
    'ecs:${Region}:${Account}:service/${Cluster}/${ServiceName}',
    'ServiceName, Cluster=default or ARN',
    'arn',
  ],
  [
    'Scheduler::Schedule',
    'scheduler:${Region}:${Account}:schedule/${GroupName}/${Name}',
    'Name, GroupName=default',
    'name',
  ],
  ['ECR::Repository', 'ecr:${Region}:${Account}:repository/${RepositoryName}', 'RepositoryName! lower', 'name'],
  ['IAM::OIDCProvider', 'iam::${Account}:oidc-provider/${OidcProviderName}', 'OidcProviderName?', 'arn'],
])('%s has the ARN %s with %s, and Ref gives its %s', (type, template, parts, ref) => {
  const found = arnTemplateOf(`AWS::${type}`)!;
  expect(found.template).toBe(`arn:\${Partition}:${template}`);
  expect(Object.entries(found.parts).map(short).join(', ')).toBe(parts);
  expect(found.refIs).toBe(ref);
  expect(template).toContain(`\${${found.name}}`);
});

test('attributes give the ARN, that of a log group with the streams behind it', () => {
  const attributes = (type: string) => arnTemplateOf(type)?.attributes;
  expect(attributes('AWS::IAM::Role')).toEqual({ Arn: '' });
  expect(attributes('AWS::SNS::Topic')).toEqual({ TopicArn: '' });
  expect(attributes('AWS::Logs::LogGroup')).toEqual({ Arn: ':*' });
  expect(attributes('AWS::SecretsManager::Secret')).toEqual({ Id: '' });
  expect(attributes('AWS::KMS::Alias')).toEqual({});
});

test('an API is managed by one ARN and called by another', () => {
  const api = arnTemplateOf('AWS::ApiGateway::RestApi')!;
  expect(api.template).toBe('arn:${Partition}:apigateway:${Region}::/restapis/${RestApiId}');
  expect(api.others).toEqual(['arn:${Partition}:execute-api:${Region}:${Account}:${RestApiId}']);
  expect(arnTemplateOf('AWS::SQS::Queue')!.others).toEqual([]);
});

test.each(['AWS::IAM::Policy', 'AWS::S3::BucketPolicy', 'AWS::Nothing::Here', 'Custom::Thing', '__proto__', ''])(
  'the ARN of %p is not known',
  (type) => expect(arnTemplateOf(type)).toBeUndefined(),
);
