import { isMap } from '../template-source';
import { Hole, Written } from '../written';
import { type Raw, arnOf, entry, entryAt, isIntrinsic, pick, tagsOf, textOf } from './author';
import { expandEvents } from './events';
import { executionRole } from './execution-role';
import type { Site, Source } from './site';

const TAGS = { 'stateMachine:createdBy': 'SAM' };

/** `AWS::Serverless::StateMachine`: keeps its id, its role is `<id>Role`. */
export function expandStateMachine(source: Source, site: Site): void {
  const { properties, id } = source;
  const tracing = entryAt(properties, 'Tracing.Enabled');
  const RoleArn = executionRole(source, site, {
    service: 'states.amazonaws.com',
    tags: TAGS,
    managed: tracing?.raw === true ? ['AWSXrayWriteOnlyAccess'] : [],
  });
  const uri = entry(properties, 'DefinitionUri');
  const inline = entry(properties, 'Definition');
  site.add(source, id, 'AWS::StepFunctions::StateMachine', {
    ...pick(properties, ['DefinitionSubstitutions', 'EncryptionConfiguration'], {
      Name: 'StateMachineName',
      Type: 'StateMachineType',
      Logging: 'LoggingConfiguration',
      Tracing: 'TracingConfiguration',
    }),
    ...(inline && { Definition: inline }),
    ...(uri && { DefinitionS3Location: new Written(new Hole('a definition that packaging uploads'), uri.place) }),
    RoleArn,
    Tags: tagsOf(entry(properties, 'Tags'), TAGS),
  });
  expandEvents(source, site);
}

/** `AWS::Serverless::SimpleTable`: one key, paid per request unless it says otherwise. */
export function expandSimpleTable(source: Source, site: Site): void {
  const { properties, id } = source;
  const key = entry(properties, 'PrimaryKey');
  const AttributeName = entry(key, 'Name') ?? 'id';
  const types: Readonly<Record<string, string>> = { String: 'S', Number: 'N', Binary: 'B' };
  const AttributeType = types[textOf(entry(key, 'Type')) ?? 'String'] ?? new Hole('the type of the key');
  const throughput = entry(properties, 'ProvisionedThroughput');
  const tags = entry(properties, 'Tags');
  site.add(source, id, 'AWS::DynamoDB::Table', {
    ...pick(properties, ['TableName', 'SSESpecification', 'PointInTimeRecoverySpecification']),
    AttributeDefinitions: [{ AttributeName, AttributeType }],
    KeySchema: [{ AttributeName, KeyType: 'HASH' }],
    ...(throughput ? { ProvisionedThroughput: throughput } : { BillingMode: 'PAY_PER_REQUEST' }),
    ...(tags && { Tags: tagsOf(tags) }),
  });
}

/** `AWS::Serverless::LayerVersion`; SAM gives it an id with a hash of its content, we leave it the author's. */
export function expandLayerVersion(source: Source, site: Site): void {
  const said = pick(source.properties, [
    'LayerName',
    'Description',
    'CompatibleRuntimes',
    'CompatibleArchitectures',
    'LicenseInfo',
  ]);
  const Content = new Hole('content that packaging uploads');
  site.add(source, source.id, 'AWS::Lambda::LayerVersion', { ...said, Content });
}

/** `AWS::Serverless::Application`: a nested stack, seen only where its template lies beside this one. */
export function expandApplication(source: Source, site: Site): void {
  const { properties, id } = source;
  const location = entry(properties, 'Location');
  const TemplateURL = location && isMap(location.raw) && !isIntrinsic(location.raw) ? published(location) : location;
  const tags = entry(properties, 'Tags');
  site.add(source, id, 'AWS::CloudFormation::Stack', {
    ...pick(properties, ['Parameters', 'NotificationARNs', 'TimeoutInMinutes']),
    ...(TemplateURL && { TemplateURL }),
    ...(tags && { Tags: tagsOf(tags) }),
  });
}

function published(location: Written): Written {
  return new Written(new Hole('an application of the repository'), location.place);
}

/** `AWS::Serverless::GraphQLApi`: the API and its schema; SAM logs all fields unless told not to. */
export function expandGraphQLApi(source: Source, site: Site): void {
  const { properties, id } = source;
  const auth = entry(properties, 'Auth');
  const logging = entry(properties, 'Logging');
  const roleId = `${id}CloudWatchRole`;
  const logged = !logging || logging.raw === true || (isMap(logging.raw) && !entry(logging, 'CloudWatchLogsRoleArn'));
  const preset: Raw = { CloudWatchLogsRoleArn: arnOf(roleId), FieldLogLevel: 'ALL' };
  const LogConfig = logging && isMap(logging.raw) ? new Written(withRole(logging, preset), logging.place) : preset;
  site.add(source, id, 'AWS::AppSync::GraphQLApi', {
    Name: entry(properties, 'Name') ?? id,
    ...pick(auth, ['LambdaAuthorizerConfig', 'OpenIDConnectConfig', 'UserPool'], {
      Type: 'AuthenticationType',
      Additional: 'AdditionalAuthenticationProviders',
    }),
    ...pick(properties, ['XrayEnabled', 'Visibility', 'IntrospectionConfig', 'QueryDepthLimit', 'ResolverCountLimit']),
    ...(logging?.raw === false ? {} : { LogConfig }),
  });
  const Definition = entry(properties, 'SchemaInline') ?? new Hole('a schema that packaging uploads');
  const schema = { ApiId: { 'Fn::GetAtt': [id, 'ApiId'] }, Definition };
  site.add(source, `${id}Schema`, 'AWS::AppSync::GraphQLSchema', schema);
  if (!logged) return;
  const trust = { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: ['appsync.amazonaws.com'] } };
  site.add(source, roleId, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
    ManagedPolicyArns: [
      { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSAppSyncPushToCloudWatchLogs' },
    ],
  });
}

function withRole(logging: Written, preset: Raw): Raw {
  const said = pick(logging, ['CloudWatchLogsRoleArn', 'ExcludeVerboseContent', 'FieldLogLevel']);
  return 'CloudWatchLogsRoleArn' in said ? said : { CloudWatchLogsRoleArn: preset['CloudWatchLogsRoleArn'], ...said };
}
