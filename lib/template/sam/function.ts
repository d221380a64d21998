import { isMap, own } from '../template-source';
import { Hole, type Written } from '../written';
import { type Raw, entriesOf, entry, entryAt, pick, tagsOf, textOf } from './author';
import { expandEvents, managedForEvents } from './events';
import { executionRole } from './execution-role';
import type { Site, Source } from './site';

const SAME = [
  'FunctionName',
  'Description',
  'Handler',
  'Runtime',
  'MemorySize',
  'Timeout',
  'VpcConfig',
  'Environment',
  'Layers',
  'KmsKeyArn',
  'ReservedConcurrentExecutions',
  'FileSystemConfigs',
  'CodeSigningConfigArn',
  'ImageConfig',
  'PackageType',
  'Architectures',
  'EphemeralStorage',
  'SnapStart',
  'RuntimeManagementConfig',
  'LoggingConfig',
  'RecursiveLoop',
];

const TAGS = { 'lambda:createdBy': 'SAM' };

/**
 * `AWS::Serverless::Function`: the function keeps its id, its role is `<id>Role`, its URL `<id>Url`.
 *
 * Limits: deployment preferences make a CodeDeploy application, which is left out; versions and aliases have no code of
 * their own to judge and bear ids without the hash that SAM gives them.
 */
export function expandFunction(source: Source, site: Site): void {
  const { properties, id } = source;
  const tracing = textOf(entry(properties, 'Tracing'));
  const vpc = entry(properties, 'VpcConfig');
  const role = executionRole(source, site, {
    service: 'lambda.amazonaws.com',
    tags: TAGS,
    managed: [
      'AWSLambdaBasicExecutionRole',
      ...(entry(properties, 'Tracing') && tracing !== 'Disabled' ? ['AWSXrayWriteOnlyAccess'] : []),
      ...(vpc ? ['AWSLambdaVPCAccessExecutionRole'] : []),
      ...managedForEvents(source),
    ],
    statements: [...deadLetterStatements(properties), ...destinationStatements(properties)],
  });
  site.add(source, id, 'AWS::Lambda::Function', {
    ...pick(properties, SAME),
    ...nested(entry(properties, 'Tracing'), (Mode) => ({ TracingConfig: { Mode } })),
    ...nested(entryAt(properties, 'DeadLetterQueue.TargetArn'), (TargetArn) => ({ DeadLetterConfig: { TargetArn } })),
    Code: codeOf(properties),
    Role: role,
    Tags: tagsOf(entry(properties, 'Tags'), TAGS),
  });
  const target = aliasOf(source, site) ?? { Ref: id };
  functionUrl(source, site, target);
  invokeConfig(source, site);
  expandEvents(source, site);
}

function nested(value: Written | undefined, make: (value: Written) => Raw): Raw {
  return value ? make(value) : {};
}

function codeOf(properties: Written): unknown {
  const inline = entry(properties, 'InlineCode');
  if (inline) return { ZipFile: inline };
  const image = entry(properties, 'ImageUri');
  if (image) return { ImageUri: image };
  const uri = entry(properties, 'CodeUri');
  const place = pick(uri, [], { Bucket: 'S3Bucket', Key: 'S3Key', Version: 'S3ObjectVersion' });
  return isMap(uri?.raw) && Object.keys(place).length > 0 ? place : new Hole('code that packaging uploads');
}

function aliasOf(source: Source, site: Site): Raw | undefined {
  const alias = textOf(entry(source.properties, 'AutoPublishAlias'));
  if (alias === undefined) return undefined;
  const [versionId, aliasId] = [`${source.id}Version`, `${source.id}Alias${alias}`];
  const FunctionName = { Ref: source.id };
  site.add(source, versionId, 'AWS::Lambda::Version', { FunctionName });
  const FunctionVersion = { 'Fn::GetAtt': [versionId, 'Version'] };
  site.add(source, aliasId, 'AWS::Lambda::Alias', { FunctionName, FunctionVersion, Name: alias });
  site.renames.set(`${source.id}.Version`, versionId).set(`${source.id}.Alias`, aliasId);
  return { Ref: aliasId };
}

/** Without authorization SAM lets everyone in by permissions of its own. */
function functionUrl(source: Source, site: Site, target: Raw): void {
  const config = entry(source.properties, 'FunctionUrlConfig');
  if (!config) return;
  const AuthType = entry(config, 'AuthType');
  const url = { TargetFunctionArn: target, ...pick(config, ['AuthType', 'Cors', 'InvokeMode']) };
  site.add(source, `${source.id}Url`, 'AWS::Lambda::Url', url, config);
  if (textOf(AuthType) !== 'NONE') return;
  const everyone = { FunctionName: target, Principal: '*' };
  site.add(
    source,
    `${source.id}UrlPublicPermissions`,
    'AWS::Lambda::Permission',
    { ...everyone, Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: AuthType },
    AuthType,
  );
  site.add(
    source,
    `${source.id}URLInvokeAllowPublicAccess`,
    'AWS::Lambda::Permission',
    { ...everyone, Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true },
    AuthType,
  );
}

function invokeConfig(source: Source, site: Site): void {
  const config = entry(source.properties, 'EventInvokeConfig');
  if (!config) return;
  const destinations = entriesOf(entry(config, 'DestinationConfig')).map(([when, where]) => [
    when,
    { Destination: entry(where, 'Destination') ?? new Hole('a queue or topic that SAM makes') },
  ]);
  site.add(
    source,
    `${source.id}EventInvokeConfig`,
    'AWS::Lambda::EventInvokeConfig',
    {
      FunctionName: { Ref: source.id },
      Qualifier: '$LATEST',
      ...pick(config, ['MaximumEventAgeInSeconds', 'MaximumRetryAttempts']),
      ...(destinations.length > 0 && { DestinationConfig: Object.fromEntries(destinations) as Raw }),
    },
    config,
  );
}

const SENDS: Readonly<Record<string, string>> = {
  SQS: 'sqs:SendMessage',
  SNS: 'sns:Publish',
  Lambda: 'lambda:InvokeFunction',
  EventBridge: 'events:PutEvents',
};

function deadLetterStatements(properties: Written): Raw[] {
  const queue = entry(properties, 'DeadLetterQueue');
  return queue ? [sends(textOf(entry(queue, 'Type')), entry(queue, 'TargetArn'))] : [];
}

function destinationStatements(properties: Written): Raw[] {
  return entriesOf(entryAt(properties, 'EventInvokeConfig.DestinationConfig')).flatMap(([, where]) => {
    const type = textOf(entry(where, 'Type'));
    return type === 'S3Bucket' ? [] : [sends(type, entry(where, 'Destination'))];
  });
}

function sends(type: string | undefined, target: Written | undefined): Raw {
  const action = own(SENDS, type ?? '');
  return {
    Effect: 'Allow',
    Action: action ?? new Hole('what the target takes'),
    Resource: target ?? new Hole('a queue or topic that SAM makes'),
  };
}
