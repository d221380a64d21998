import type { Property, Resource, World } from '../../lib/template';
import { type Ternary, all, any, not, says } from '../judge';
import { lists } from './must-hold';
import { ANYTHING, type Owner, covers } from './resource-coverage';

const OBJECT = 'AWS::S3::Object';

/** A region of an account has five (AWS CloudTrail User Guide, "Quotas"); a template with more than this is no template. */
const TRAILS_MAX = 20;

/**
 * Does a trail of the template write down who reads, writes and deletes the objects of this bucket?
 * What CloudTrail calls data events says more than the bucket's own log, and sooner.
 *
 * Limits: selectors for all buckets of the account are `trail-object-events-missing`'s business and count only where
 * they name no bucket at all.
 */
export function recordedByTrail(bucket: Resource, world: World): Ternary {
  const trails = world.ofType('AWS::CloudTrail::Trail').slice(0, TRAILS_MAX);
  return any(trails.map((trail) => all([not(says(trail.read('IsLogging'), 'false')), records(trail, bucket, world)])));
}

function records(trail: Resource, bucket: Resource, world: World): Ternary {
  const isArchive = world.follow(trail.read('S3BucketName'))?.id === bucket.id;
  const [basic, advanced] = [trail.read('EventSelectors').each(), trail.read('AdvancedEventSelectors').each()];
  return any([
    ...basic.map((selector) => selectsPlainly(selector, bucket)),
    ...advanced.map((selector) => selectsByFields(selector, bucket, isArchive)),
  ]);
}

function selectsPlainly(selector: Property, bucket: Resource): Ternary {
  const kind = selector.get('ReadWriteType');
  const named = selector.get('DataResources').each();
  return all([
    kind.value.kind === 'absent' || says(kind, 'All'),
    any(named.map((one) => all([says(one.get('Type'), OBJECT), any(one.get('Values').each().map(startsIn(bucket)))]))),
  ]);
}

/** Each further field leaves something out. */
function selectsByFields(selector: Property, bucket: Resource, isArchive: boolean): Ternary {
  const fields = selector.get('FieldSelectors').each();
  const isObjects = fields.map((field) =>
    all([says(field.get('Field'), 'resources.type'), lists(field.get('Equals'), OBJECT)]),
  );
  return all([any(isObjects), ...fields.map((field) => leavesBucketIn(field, bucket, isArchive))]);
}

function leavesBucketIn(field: Property, bucket: Resource, isArchive: boolean): Ternary {
  const name = field.get('Field');
  return any([
    says(name, 'eventCategory', 'resources.type'),
    all([says(name, 'resources.ARN'), any(field.get('StartsWith').each().map(startsIn(bucket)))]),
    // A trail that writes to the bucket must leave its own deliveries out: recording them would make the next one.
    all([
      isArchive,
      says(name, 'eventName'),
      ...field
        .get('NotEquals')
        .each()
        .map((event) => says(event, 'PutObject')),
    ]),
  ]);
}

/** Do the keys of all objects in the bucket come after this beginning of an ARN? */
function startsIn(bucket: Resource): (beginning: Property) => Ternary {
  const owner: Owner = {
    id: bucket.id,
    name: bucket.read('BucketName').value,
    arnStart: /^arn:[^:]*:s3:::/,
    arnAttributes: ['Arn'],
    nameAttributes: ['Ref'],
  };
  return (beginning) => any([covers(beginning, owner, '/'), covers(beginning, owner, `/${ANYTHING}`)]);
}
