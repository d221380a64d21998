import { type Property, type Resource, type World, asText } from '../../template';
import { ownResource } from '../own-resources';
import { saysText } from '../says';
import type { Counted, Named } from './wanted-alarm';

/** A count that CloudWatch sums up. */
export function sumOf(namespace: string, name: string, dimensions: Readonly<Record<string, Named>>): Counted {
  return { namespace, name, dimensions, statistic: 'Sum' };
}

/** What arrives where a pointer leads: at a log group or a stream. The pointer itself, when it leads out of the template. */
export function arrivingAt(world: World, pointer: Property): Counted | Property {
  const target = world.follow(pointer);
  if (target?.type === 'AWS::Logs::LogGroup') return sumOf('AWS/Logs', 'IncomingLogEvents', { LogGroupName: target });
  if (target?.type === 'AWS::KinesisFirehose::DeliveryStream')
    return sumOf('AWS/Firehose', 'IncomingRecords', { DeliveryStreamName: target });
  return pointer;
}

/** What arrives at a log group, of the template or of somebody else: then it is named by its very name. */
export function arrivingAtGroup(world: World, pointer: Property): Counted | Property {
  const text = asText(pointer.value);
  return text.kind === 'known'
    ? sumOf('AWS/Logs', 'IncomingLogEvents', { LogGroupName: text.value })
    : arrivingAt(world, pointer);
}

/** What falls into a folder of a bucket, by ARN: `<bucket>/<folder>`. */
export function fallingInto(world: World, destination: Property): Counted | Property {
  const { value } = destination;
  const folder = value.kind === 'composed' ? value.parts[1] : undefined;
  const bucket = ownResource(world, destination);
  if (!bucket || typeof folder !== 'string') return destination;
  return fallingIntoFolder(bucket, folder.replace(/^\//, ''), destination);
}

/** S3 counts nothing by folder unless a metric of the bucket says so; one with another filter counts less. */
export function fallingIntoFolder(bucket: Resource, folder: string, otherwise: Property): Counted | Property {
  const counted = bucket
    .read('MetricsConfigurations')
    .each()
    .filter((one) => isWhole(one, `${folder}/`))
    .map((one) => asText(one.get('Id').value));
  const [id] = counted;
  return id?.kind === 'known' ? sumOf('AWS/S3', 'PutRequests', { BucketName: bucket, FilterId: id.value }) : otherwise;
}

function isWhole(metric: Property, prefix: string): boolean {
  const narrower = ['TagFilters', 'AccessPointArn'].some((name) => metric.get(name).value.kind !== 'absent');
  return !narrower && saysText(metric.get('Prefix'), prefix);
}
