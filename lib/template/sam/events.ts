import { own } from '../template-source';
import { Hole, type Written } from '../written';
import { expandApiEvent } from './api-events';
import { type Raw, arnOf, entriesOf, entry, pick, textOf } from './author';
import type { Site, Source } from './site';

/** One entry of `Events`. */
export interface Trigger {
  readonly source: Source;
  readonly name: string;
  readonly type: string;
  readonly node: Written;
  readonly properties: Written | undefined;
}

type Expand = (trigger: Trigger, site: Site) => void;

/**
 * The events of a function: a rule, subscription, mapping, schedule or API method each, and the permission to call.
 *
 * Limits: the notification that an S3 event adds to its bucket and the triggers of a user pool are not written into
 * those; an event of a type that we do not know is listed.
 */
export function expandEvents(source: Source, site: Site): void {
  const events = entry(source.properties, 'Events');
  if (events && entriesOf(events).length === 0) site.cannot(source, '`Events` that are not written out', events);
  for (const [name, node] of entriesOf(events)) {
    const type = textOf(entry(node, 'Type')) ?? '';
    const expand = own(EVENTS, type) as Expand | undefined;
    if (expand) expand({ source, name, type, node, properties: entry(node, 'Properties') }, site);
    else site.cannot(source, `an event of type ${type || 'nothing'}`, node);
  }
}

const EVENTS: Readonly<Record<string, Expand>> = {
  Api: expandApiEvent,
  HttpApi: expandApiEvent,
  Schedule: rule(['Name', 'Description', 'State'], { Schedule: 'ScheduleExpression' }),
  CloudWatchEvent: rule(['EventBusName', 'State'], { Pattern: 'EventPattern' }),
  EventBridgeRule: rule(['EventBusName', 'State'], { Pattern: 'EventPattern', RuleName: 'Name' }),
  ScheduleV2: schedule,
  S3: (trigger, site) => permission(trigger, site, 's3.amazonaws.com', { SourceAccount: { Ref: 'AWS::AccountId' } }),
  SNS: (trigger, site) => {
    const { source, properties } = trigger;
    const said = { Protocol: 'lambda', Endpoint: arnOf(source.id) };
    const taken = pick(properties, ['FilterPolicy', 'FilterPolicyScope', 'Region', 'RedrivePolicy'], {
      Topic: 'TopicArn',
    });
    add(trigger, site, '', 'AWS::SNS::Subscription', { ...said, ...taken });
    permission(trigger, site, 'sns.amazonaws.com', pick(properties, [], { Topic: 'SourceArn' }));
  },
  SQS: mapping,
  Kinesis: mapping,
  DynamoDB: mapping,
  MSK: mapping,
  MQ: mapping,
  SelfManagedKafka: mapping,
  DocumentDB: mapping,
  CloudWatchLogs: (trigger, site) => {
    const taken = pick(trigger.properties, ['LogGroupName', 'FilterPattern']);
    add(trigger, site, '', 'AWS::Logs::SubscriptionFilter', { ...taken, DestinationArn: arnOf(trigger.source.id) });
    permission(trigger, site, 'logs.amazonaws.com', { SourceArn: new Hole('the ARN of the log group') });
  },
  IoTRule: (trigger, site) => {
    const Actions = [{ Lambda: { FunctionArn: arnOf(trigger.source.id) } }];
    const TopicRulePayload = { RuleDisabled: false, ...pick(trigger.properties, ['Sql', 'AwsIotSqlVersion']), Actions };
    add(trigger, site, '', 'AWS::IoT::TopicRule', { TopicRulePayload });
    permission(trigger, site, 'iot.amazonaws.com', { SourceArn: new Hole('the ARN of the topic rule') });
  },
  AlexaSkill: (trigger, site) =>
    permission(trigger, site, 'alexa-appkit.amazon.com', pick(trigger.properties, [], { SkillId: 'EventSourceToken' })),
  Cognito: (trigger, site) =>
    permission(trigger, site, 'cognito-idp.amazonaws.com', { SourceArn: new Hole('the ARN of the user pool') }),
};

/** Managed policies the role needs to read from the events' sources. */
export function managedForEvents({ properties }: Source): string[] {
  const READS: Readonly<Record<string, string>> = {
    SQS: 'AWSLambdaSQSQueueExecutionRole',
    Kinesis: 'AWSLambdaKinesisExecutionRole',
    DynamoDB: 'AWSLambdaDynamoDBExecutionRole',
    MSK: 'AWSLambdaMSKExecutionRole',
  };
  return entriesOf(entry(properties, 'Events')).flatMap(([, node]) => {
    const policy = own(READS, textOf(entry(node, 'Type')) ?? '');
    return typeof policy === 'string' ? [policy] : [];
  });
}

function add({ source, name, node }: Trigger, site: Site, suffix: string, type: string, properties: Raw): void {
  site.add(source, `${source.id}${name}${suffix}`, type, properties, node);
}

function permission(trigger: Trigger, site: Site, principal: string, limits: Raw): void {
  const FunctionName = { Ref: trigger.source.id };
  const said = { Action: 'lambda:InvokeFunction', FunctionName, Principal: principal, ...limits };
  add(trigger, site, 'Permission', 'AWS::Lambda::Permission', said);
}

/** A rule that calls a function may by a permission; one that starts a state machine does so by a role. */
function rule(names: readonly string[], renamed: Raw): Expand {
  return (trigger, site) => {
    const { source, name, properties } = trigger;
    const isFunction = source.type === 'AWS::Serverless::Function';
    const target = {
      Id: `${source.id}${name}${isFunction ? 'LambdaTarget' : 'StepFunctionsTarget'}`,
      Arn: isFunction ? arnOf(source.id) : { Ref: source.id },
      ...(!isFunction && { RoleArn: arnOf(`${source.id}${name}Role`) }),
      ...pick(properties, ['Input', 'InputPath', 'InputTransformer', 'RetryPolicy']),
    };
    const State = switchOf(entry(properties, 'Enabled'));
    const said = { ...pick(properties, names, renamed), ...(State !== undefined && { State }), Targets: [target] };
    add(trigger, site, '', 'AWS::Events::Rule', said);
    if (!isFunction) return starterRole(trigger, site, 'events.amazonaws.com');
    permission(trigger, site, 'events.amazonaws.com', { SourceArn: arnOf(`${source.id}${name}`) });
  };
}

function switchOf(enabled: Written | undefined): unknown {
  if (!enabled) return undefined;
  return typeof enabled.raw === 'boolean'
    ? enabled.raw
      ? 'ENABLED'
      : 'DISABLED'
    : new Hole('`Enabled`, as an intrinsic');
}

function schedule(trigger: Trigger, site: Site): void {
  const { source, name, properties } = trigger;
  const isFunction = source.type === 'AWS::Serverless::Function';
  const given = entry(properties, 'RoleArn');
  const Target = {
    Arn: isFunction ? arnOf(source.id) : { Ref: source.id },
    RoleArn: given ?? arnOf(`${source.id}${name}Role`),
    ...pick(properties, ['Input', 'RetryPolicy']),
  };
  const names = ['ScheduleExpressionTimezone', 'StartDate', 'EndDate', 'GroupName', 'KmsKeyArn', 'State', 'Name'];
  const FlexibleTimeWindow = entry(properties, 'FlexibleTimeWindow') ?? { Mode: 'OFF' };
  const said = pick(properties, [...names, 'ScheduleExpression']);
  add(trigger, site, '', 'AWS::Scheduler::Schedule', {
    Name: `${source.id}${name}`,
    ...said,
    FlexibleTimeWindow,
    Target,
  });
  if (!given) starterRole(trigger, site, 'scheduler.amazonaws.com');
}

function starterRole(trigger: Trigger, site: Site, service: string): void {
  const { source, name, properties } = trigger;
  const isFunction = source.type === 'AWS::Serverless::Function';
  const Action = isFunction ? 'lambda:InvokeFunction' : 'states:StartExecution';
  const Resource = isFunction ? arnOf(source.id) : { Ref: source.id };
  const trust = { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: [service] } };
  const PolicyDocument = { Statement: [{ Effect: 'Allow', Action, Resource }] };
  add(trigger, site, 'Role', 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
    Policies: [{ PolicyName: `${source.id}${name}RolePolicy`, PolicyDocument }],
    ...pick(properties, ['PermissionsBoundary']),
  });
}

const MAPPED = [
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'Enabled',
  'FilterCriteria',
  'FunctionResponseTypes',
  'KmsKeyArn',
  'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'ParallelizationFactor',
  'Queues',
  'ScalingConfig',
  'SelfManagedEventSource',
  'SourceAccessConfigurations',
  'StartingPosition',
  'Topics',
];
const SOURCES = {
  Queue: 'EventSourceArn',
  Stream: 'EventSourceArn',
  Broker: 'EventSourceArn',
  Cluster: 'EventSourceArn',
};

function mapping(trigger: Trigger, site: Site): void {
  const said = { FunctionName: { Ref: trigger.source.id }, ...pick(trigger.properties, MAPPED, SOURCES) };
  add(trigger, site, '', 'AWS::Lambda::EventSourceMapping', said);
}
