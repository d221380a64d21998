import { type Property, type Resource, type World } from '../../template';
import { logGroupAt } from '../log-group-at';
import { nameOf } from '../name-of';
import { tunnelsOf } from '../network/tunnels';
import type { Place } from '../placed-text';
import { saysText, textOf } from '../says';
import { arrivingAt, fallingIntoFolder, sumOf } from './log-metrics';
import { type Counted, DAY, HOUR, type WantedAlarm, quiet, whenCounted, whenUnheard } from './wanted-alarm';

const FIVE_MINUTES = 300;

/**
 * What somebody must hear of the tunnels to an office: that none is up, that one is down, and that their log is dead. New
 * keys are agreed on several times a day, and each time is written down.
 */
export function tunnelSignals(world: World, connection: Resource, place: Place): WantedAlarm[] {
  const name = nameOf(connection);
  const state = (statistic: 'Maximum' | 'Minimum'): Counted => ({
    ...sumOf('AWS/VPN', 'TunnelState', { VpnId: connection }),
    statistic,
  });
  const [first] = tunnelsOf(connection);
  const log = arrivingByArn(world, first.read('LogOptions.CloudwatchLogOptions.LogGroupArn'), place);
  return [
    { ...cutOff, what: `no tunnel of ${name} is up`, metrics: { m1: state('Maximum') } },
    { ...oneTunnel, what: `one tunnel of ${name} is down`, metrics: { m1: state('Minimum') } },
    quiet(`the log of ${name}`, log),
    whenUnheard(`${name} is used, and its log says nothing of it`, state('Maximum'), log, DAY),
  ];
}

const when = { seconds: FIVE_MINUTES, comparison: 'at-most', bound: 0 } as const;
const cutOff = { ...when, periods: 1, missing: 'breaching' } as const;
/** AWS takes one end of a tunnel out of service now and then: twice in a row is more. */
const oneTunnel = { ...when, comparison: 'below', bound: 1, periods: 2, missing: 'ignore' } as const;

/** The firewall writes down each flow when it ends; what goes through a NAT gateway went through the firewall. */
export function firewallSignals(world: World, logging: Resource): WantedAlarm[] {
  const flows = logging
    .read('LoggingConfiguration.LogDestinationConfigs')
    .each()
    .find((one) => saysText(one.get('LogType'), 'FLOW'));
  if (!flows) return [];
  const log = arrivingAt(world, flows.read('LogDestination.logGroup'));
  return [
    quiet(`the flow log of ${nameOf(logging)}`, log),
    ...world.ofType('AWS::EC2::NatGateway').map((nat) => {
      const used = sumOf('AWS/NATGateway', 'ConnectionEstablishedCount', { NatGatewayId: nat });
      return whenUnheard(`${nameOf(nat)} is used, and the firewall says nothing of it`, used, log, DAY);
    }),
  ];
}

/** A filter writes a line for each call that it looks at, let through or not. */
export function filterSignals(world: World, logging: Resource, place: Place): WantedAlarm[] {
  const log = arrivingByArn(world, logging.read('LogDestinationConfigs').get('0'), place);
  const acl = world.follow(logging.read('ResourceArn'));
  const stages = world
    .ofType('AWS::WAFv2::WebACLAssociation')
    .filter((one) => world.follow(one.read('WebACLArn'))?.id === acl?.id)
    .flatMap((one) => stageIn(world, one.read('ResourceArn')));
  return [
    quiet(`the log of ${nameOf(logging)}`, log),
    ...stages.map((stage) =>
      whenUnheard(`${nameOf(stage)} is called, and its filter says nothing of it`, callsOf(world, stage), log, HOUR),
    ),
  ];
}

/** Who called a service. How often each was called is counted in the account of its owner alone. */
export function serviceSignals(world: World, record: Resource, place: Place): WantedAlarm[] {
  return [quiet(`the log of ${nameOf(record)}`, arrivingByArn(world, record.read('DestinationArn'), place))];
}

/** Calls of one stage of an API. */
export function callsOf(world: World, stage: Resource): Counted {
  const api = stage.read('RestApiId');
  const ApiName = textOf(world.follow(api)?.read('Name') ?? api);
  return sumOf('AWS/ApiGateway', 'Count', { ApiName, Stage: stage });
}

/** Sessions of a browser that are written into a folder. */
export function sessionSignals(world: World, logger: Resource): WantedAlarm[] {
  const pointer = logger.read('LogConfiguration.S3.Bucket');
  const bucket = world.follow(pointer);
  const path = textOf(logger.read('LogConfiguration.S3.KeyPrefix')).replace(/\/$/, '');
  return [quiet(nameOf(logger), bucket ? fallingIntoFolder(bucket, path, pointer) : pointer)];
}

/** Who came into a browser, by a stream that Firehose reads from. */
export function browserSignals(world: World, settings: Resource): WantedAlarm[] {
  const pointer = settings.read('KinesisStreamArn');
  const stream = world.follow(pointer);
  const readers = world
    .ofType('AWS::KinesisFirehose::DeliveryStream')
    .filter((one) => world.follow(one.read('KinesisStreamSourceConfiguration.KinesisStreamARN'))?.id === stream?.id);
  return readers.map((reader) =>
    quiet(nameOf(settings), sumOf('AWS/Firehose', 'DataReadFromKinesisStream.Records', { DeliveryStreamName: reader })),
  );
}

/** Who came to an application. */
export function applicationSignals(world: World, instance: Resource): WantedAlarm[] {
  const log = arrivingAt(world, instance.read('LoggingConfigurations.CloudWatchLogs.LogGroup'));
  return [quiet(`the log of ${nameOf(instance)}`, log)];
}

/** Copies of a bucket in another one: that one failed, and that they are late. S3 counts only while there is something to copy. */
export function copySignals(_world: World, bucket: Resource): WantedAlarm[] {
  const rules = bucket.read('ReplicationConfiguration.Rules').each();
  return rules.flatMap((rule) => {
    const DestinationBucket = textOf(rule.read('Destination.Bucket')).split(':').at(-1) ?? '';
    const of = { SourceBucket: bucket, DestinationBucket, RuleId: textOf(rule.read('Id')) };
    const failed = sumOf('AWS/S3', 'OperationsFailedReplication', of);
    const behind: Counted = { ...sumOf('AWS/S3', 'ReplicationLatency', of), statistic: 'Maximum' };
    const late = whenCounted(`copies of ${nameOf(bucket)} are late`, COPY_SECONDS, FIVE_MINUTES, behind);
    return [
      whenCounted(`a copy of ${nameOf(bucket)} failed`, 1, FIVE_MINUTES, failed),
      { ...late, comparison: 'above' } as const,
    ];
  });
}

/** How far behind copies may be, in seconds: what AWS promises (Amazon S3 User Guide, "S3 Replication Time Control"). */
const COPY_SECONDS = 900;

function stageIn(world: World, { value }: Property): Resource[] {
  const parts = value.kind === 'composed' ? value.parts : [];
  return parts.flatMap((part) => {
    const found = typeof part === 'object' && part.kind === 'reference' ? world.resource(part.logicalId) : undefined;
    return found?.type === 'AWS::ApiGateway::Stage' ? [found] : [];
  });
}

/** What arrives at the log group that an ARN names. */
function arrivingByArn(world: World, pointer: Property, place: Place): Counted | Property {
  const group = logGroupAt(world, pointer, place);
  return group ? sumOf('AWS/Logs', 'IncomingLogEvents', { LogGroupName: group }) : arrivingAt(world, pointer);
}
