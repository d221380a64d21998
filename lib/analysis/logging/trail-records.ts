import { type Manifest, isDatabase, kindOf, recordedResources } from '../../manifest';
import { OBJECT_EVENT_TYPE } from '../../manifest/boundary-kinds';
import { type Property, type Resource, type World, asText, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { type Demand, demandExists, demandTrue } from './demands';
import { type Data, type Recorded, dataOf, managementOf } from './selectors';

const BROKEN = 'the trail does not record everything';

/**
 * Does one trail record every call in the account, every use of the data boundaries and of the enclave's own
 * stores, and every look into the archive, with a digest that shows when a record was changed?
 *
 * What is put into the archive may be left out: a trail that recorded its own deliveries would never end, and the policy
 * of the archive says who may put anything there. Databases are no business of a trail: see `databasesRecorded`.
 *
 * Limits: one trail must do all of it; of several that only together might, nobody can tell. A boundary of a service
 * whose uses CloudTrail counts as management events (secrets) is recorded with those. That CloudTrail delivers is for
 * the alarms to notice.
 */
export function trailRecords({ dataBoundaries }: Manifest): Claim {
  const resources = [...new Set(dataBoundaries.flatMap(recordedResources))];
  const beside = dataBoundaries.some((one) => one.resources.some(isDatabase)) ? ' but databases' : '';
  return {
    claim: `One trail records every call, every use of the data boundaries${beside} and every look into the archive, and proves its records unchanged`,
    decide(world) {
      const trails = world.ofType('AWS::CloudTrail::Trail');
      if (trails.length === 0) return fail(BROKEN, 'any call at all: there is no trail');
      const found = trails.map((trail) => judge(world, trail, resources));
      const whole = found.find(({ verdict }) => verdict === 'pass');
      if (whole) return whole;
      if (trails.length > 1) return unsure(`none of ${trails.length} trails records everything; together they might`);
      return mergeDecided(found);
    },
  };
}

function judge(world: World, trail: Resource, resources: readonly string[]): Decided {
  const setting = (path: string, witness: string): Demand => ({
    on: trail,
    property: trail.read(path),
    broken: BROKEN,
    witness,
  });
  const found = mergeDecided([
    demandExists(trail),
    demandTrue(setting('IsLogging', 'any call is made and not recorded')),
    demandTrue(setting('EnableLogFileValidation', 'a record is changed and nobody sees it')),
    demandTrue(setting('IsMultiRegionTrail', 'a call in another region is not recorded')),
    judgeGlobalEvents(setting('IncludeGlobalServiceEvents', 'a call of IAM is not recorded')),
    answer(trail, managementOf(trail.properties), 'calls that manage resources'),
    ...resources.map((arn) => judgeResource(world, trail, arn)),
    judgeArchive(world, trail),
    ...judgeOwnStores(world, trail),
  ]);
  if (found.verdict !== 'pass') return found;
  return pass(`${nameOf(trail)}: all regions, validated, ${resources.length} resources of boundaries, the archive`);
}

/** CloudTrail includes them unless told otherwise. */
function judgeGlobalEvents(demand: Demand): Decided {
  return demand.property.value.kind === 'absent' ? pass() : demandTrue(demand);
}

function judgeResource(world: World, trail: Resource, arn: string): Decided {
  const { dataEvent: type, recordedAs } = kindOf(arn) ?? {};
  if (type === undefined || recordedAs === undefined) return pass();
  const name = recordedAs(arn);
  const ask = (test: (text: string) => boolean) => (property: Property) => {
    const text = asText(property.value);
    if (text.kind === 'known') return test(text.value);
    return beginsWithMadeUpName(world, property) ? false : undefined;
  };
  const data: Data = {
    type,
    startsNameIt: ask((start) => name.startsWith(start)),
    // No object has an ARN that ends in a wildcard.
    arnNamesIt: ask((whole) => type !== OBJECT_EVENT_TYPE && whole === name),
    mayMiss: [],
  };
  return answer(trail, dataOf(trail.properties, data), `uses of ${arn}`);
}

/** A bucket or table without a name gets one from CloudFormation, and no manifest can have foreseen it. */
function beginsWithMadeUpName(world: World, { value }: Property): boolean {
  const first = value.kind === 'composed' ? value.parts[0] : value;
  if (typeof first !== 'object' || first.kind !== 'reference' || first.attribute !== 'Arn') return false;
  const name = NAMES[world.resource(first.logicalId)?.type ?? ''];
  return name !== undefined && world.resource(first.logicalId)?.read(name).value.kind === 'absent';
}

const NAMES: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
};

function judgeArchive(world: World, trail: Resource): Decided {
  const pointer = trail.read('S3BucketName');
  const archive = world.follow(pointer);
  if (archive?.type !== 'AWS::S3::Bucket') {
    return unsure(`${nameOf(trail)} writes to ${describe(pointer.value)}, which is no bucket of the template`);
  }
  const data: Data = {
    type: OBJECT_EVENT_TYPE,
    startsNameIt: (start) => startsIn(start, archive),
    arnNamesIt: () => false,
    mayMiss: ['PutObject'],
  };
  return answer(trail, dataOf(trail.properties, data), `looks into ${nameOf(archive)}`);
}

/** What the enclave keeps besides: its tables, and buckets with extracts of the archive. */
function judgeOwnStores(world: World, trail: Resource): Decided[] {
  const archive = world.follow(trail.read('S3BucketName'));
  const tables = world.ofType('AWS::DynamoDB::Table').map((table): [Resource, Data] => {
    const arnNamesIt = ({ value }: Property) => {
      if (value.kind === 'unresolved') return undefined;
      return value.kind === 'reference' && value.logicalId === table.id && value.attribute === 'Arn';
    };
    return [table, { type: 'AWS::DynamoDB::Table', startsNameIt: () => false, arnNamesIt, mayMiss: [] }];
  });
  const buckets = world
    .ofType('AWS::S3::Bucket')
    // Which bucket is the archive is unknown where the trail writes out of the template, and said there.
    .filter(({ id }) => archive !== undefined && id !== archive.id)
    .map((bucket): [Resource, Data] => {
      const startsNameIt = (start: Property) => startsIn(start, bucket);
      return [bucket, { type: OBJECT_EVENT_TYPE, startsNameIt, arnNamesIt: () => false, mayMiss: [] }];
    });
  return [...tables, ...buckets].map(([store, data]) =>
    answer(trail, dataOf(trail.properties, data), `uses of ${nameOf(store)}`),
  );
}

/** The ARN of a bucket by reference, alone or with the slash before its objects; or the beginning of every bucket's. */
function startsIn({ value }: Property, archive: Resource): boolean | undefined {
  if (value.kind === 'known') {
    const name = asText(archive.read('BucketName').value);
    const text = String(value.value);
    if (/^arn(:[^:]*(:s3(:::?)?)?)?$/.test(text)) return true;
    if (name.kind === 'hidden') return undefined;
    return name.kind === 'known' && `arn:aws:s3:::${name.value}/`.startsWith(text.replace(/^arn:[^:]*/, 'arn:aws'));
  }
  const parts = value.kind === 'composed' ? value.parts : [value];
  const isBare = typeof parts[0] === 'string' && /^arn:[^:]*:s3:::$/.test(parts[0]);
  const [bucket, end = '', ...more] = isBare ? parts.slice(1) : parts;
  if (typeof bucket !== 'object' || bucket.kind !== 'reference') return undefined;
  if (bucket.logicalId !== archive.id || bucket.attribute !== (isBare ? 'Ref' : 'Arn')) return false;
  if (typeof end !== 'string' || more.length > 0) return undefined;
  return end === '' || end === '/';
}

function answer(trail: Resource, recorded: Recorded, what: string): Decided {
  if (recorded === 'all') return pass();
  if (recorded === 'unsure') return unsure(`whether ${nameOf(trail)} records all ${what} is hidden by its selectors`);
  const witness = recorded === 'part' ? `only some ${what} are recorded` : `no ${what} are recorded`;
  return fail(BROKEN, `${witness} by ${nameOf(trail)}`);
}
