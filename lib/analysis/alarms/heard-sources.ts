import { type Property, type Resource, type World, asText, describe } from '../../template';
import { nameOf } from '../name-of';
import type { Place } from '../placed-text';
import { arrivingAt, arrivingAtGroup, fallingInto, fallingIntoFolder, sumOf } from './log-metrics';
import { vpnSignals } from './vpn-signals';
import {
  applicationSignals,
  browserSignals,
  callsOf,
  copySignals,
  filterSignals,
  firewallSignals,
  serviceSignals,
  sessionSignals,
  tunnelSignals,
} from './way-sources';
import { HOUR, type WantedAlarm, quiet, whenCounted, whenSilent, whenUnheard } from './wanted-alarm';

/** Seconds that a log may wait in a stream which sends it on every minute. */
const LATE_SECONDS = 900;

/** Which alarms must be there for a resource that writes logs, or carries them. */
type Source = (world: World, resource: Resource, place: Place) => readonly WantedAlarm[];

/**
 * Who writes logs or carries them, and what silence of each means. The trail and the flow log speak day and night; others
 * have nothing to say while nobody works, and are compared with what was used.
 */
export const SOURCES: Readonly<Record<string, Source>> = {
  'AWS::CloudTrail::Trail': (world, trail) => [
    whenSilent(`${nameOf(trail)} is silent in the archive`, folderOfTrail(world, trail), HOUR),
    whenSilent(
      `${nameOf(trail)} is silent in its log group`,
      arrivingAt(world, trail.read('CloudWatchLogsLogGroupArn')),
      HOUR,
    ),
  ],
  'AWS::EC2::FlowLog': (world, log) => [
    whenSilent(`${nameOf(log)} is silent`, fallingInto(world, log.read('LogDestination')), HOUR),
  ],
  'AWS::Route53Resolver::ResolverQueryLoggingConfig': (world, log) => [
    quiet(nameOf(log), fallingInto(world, log.read('DestinationArn'))),
  ],
  'AWS::KinesisFirehose::DeliveryStream': (world, stream) => [late(stream), ...undelivered(world, stream)],
  'AWS::Logs::SubscriptionFilter': (world, filter) => [
    whenUnheard(
      `events of ${describe(filter.read('LogGroupName').value)} are not copied into the archive`,
      arrivingAtGroup(world, filter.read('LogGroupName')),
      arrivingAt(world, filter.read('DestinationArn')),
      HOUR,
    ),
  ],
  'AWS::EC2::ClientVpnEndpoint': vpnSignals,
  'AWS::ApiGateway::Stage': callsOfApi,
  'AWS::EC2::VPNConnection': tunnelSignals,
  'AWS::NetworkFirewall::LoggingConfiguration': firewallSignals,
  'AWS::VpcLattice::AccessLogSubscription': serviceSignals,
  'AWS::WAFv2::LoggingConfiguration': filterSignals,
  'AWS::WorkSpacesWeb::SessionLogger': sessionSignals,
  'AWS::WorkSpacesWeb::UserAccessLoggingSettings': browserSignals,
  'AWS::EC2::VerifiedAccessInstance': applicationSignals,
  'AWS::S3::Bucket': copySignals,
};

function folderOfTrail(world: World, trail: Resource): WantedAlarm['metrics'][string] {
  const pointer = trail.read('S3BucketName');
  const [bucket, folder] = [world.follow(pointer), asText(trail.read('S3KeyPrefix').value)];
  return bucket && folder.kind === 'known' ? fallingIntoFolder(bucket, folder.value, pointer) : pointer;
}

function late(stream: Resource): WantedAlarm {
  const age = sumOf('AWS/Firehose', 'DeliveryToS3.DataFreshness', { DeliveryStreamName: stream });
  return {
    ...whenCounted(`${nameOf(stream)} holds logs back`, LATE_SECONDS, 300, { ...age, statistic: 'Maximum' }),
    comparison: 'above',
  };
}

/** What a stream cannot deliver falls into a folder of its own, which should stay empty. */
function undelivered(world: World, stream: Resource): WantedAlarm[] {
  const s3 = stream.read('ExtendedS3DestinationConfiguration');
  const pointer: Property = s3.get('BucketARN');
  const [bucket, prefix] = [world.follow(pointer), asText(s3.get('ErrorOutputPrefix').value)];
  const folder = prefix.kind === 'known' ? prefix.value.split('/')[0]! : '';
  const falls = bucket ? fallingIntoFolder(bucket, folder, pointer) : pointer;
  return [{ ...whenCounted(`logs fall into ${folder}`, 1, HOUR), metrics: { m1: falls } }];
}

/** An API writes a line for each call into its access log. */
function callsOfApi(world: World, stage: Resource): WantedAlarm[] {
  const said = arrivingAt(world, stage.read('AccessLogSetting.DestinationArn'));
  const calls = callsOf(world, stage);
  return [
    quiet('the access log of APIs', said),
    whenUnheard(`the access log says nothing of calls to ${nameOf(stage)}`, calls, said, HOUR),
  ];
}
