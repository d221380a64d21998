import { type Property, type Resource, type World, asNumber, asText, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isOwn, pointsAt } from '../own-resources';
import { saysText } from '../says';

const UNRECORDED = 'traffic goes unrecorded';

/** What the review reads of each record: who talked to whom, how much, and whether it was let through. */
const FIELDS =
  'interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action flow-direction pkt-srcaddr pkt-dstaddr';

/** Seconds that one record sums up at most: the shorter of the two AWS offers. */
const SECONDS_MAX = 60;

const BUCKET = 'AWS::S3::Bucket';

/**
 * Is all traffic of each network recorded, and each name that is looked up, into a bucket of the template?
 *
 * Limits: what the resolver of AWS does not see, such as names asked of another resolver, is another claim; and so is
 * what becomes of the bucket. A part given at deployment does not count as a record: the answer is `unknown`.
 */
export const trafficRecorded: Claim = {
  claim: 'All traffic of the network and every name looked up in it is recorded into the archive',
  decide(world) {
    const networks = world.ofType('AWS::EC2::VPC');
    return allOf(
      networks.flatMap((vpc) => [judgeFlows(world, vpc), judgeQueries(world, vpc)]),
      `${networks.length} networks with flow log and query log`,
    );
  },
};

function judgeFlows(world: World, vpc: Resource): Decided {
  const logs = world.ofType('AWS::EC2::FlowLog').filter((log) => world.follow(log.read('ResourceId'))?.id === vpc.id);
  const faults = logs.map((log) => faultOf(world, log));
  if (faults.some((fault) => fault === undefined)) return pass();
  const hidden = faults.find((fault) => fault?.hidden);
  if (hidden) return unsure(`${nameOf(vpc)}: ${hidden.what}`);
  return fail(UNRECORDED, `${nameOf(vpc)}: ${faults[0]?.what ?? 'no flow log'}`);
}

interface Fault {
  readonly what: string;
  readonly hidden: boolean;
}

/** The first thing for which a flow log is no full record. */
function faultOf(world: World, log: Resource): Fault | undefined {
  const is = (wanted: string) => (property: Property) => saysText(property, wanted);
  const isFull = (property: Property) => {
    const text = asText(property.value);
    const fields = text.kind === 'known' ? text.value.split(/\s+/) : [];
    return FIELDS.split(' ').every((field) => fields.includes(`\${${field}}`));
  };
  const isFine = ({ value }: Property) => {
    const seconds = asNumber(value);
    return seconds.kind === 'known' && seconds.value <= SECONDS_MAX;
  };
  const checks: readonly [path: string, holds: (property: Property) => boolean, what: string][] = [
    ['ResourceType', is('VPC'), 'covers'],
    ['TrafficType', is('ALL'), 'records only'],
    ['LogDestinationType', is('s3'), 'writes to'],
    ['LogDestination', (property) => isOwn(world, property, BUCKET), 'writes to'],
    ['LogFormat', isFull, 'has records of'],
    ['MaxAggregationInterval', isFine, 'sums up over'],
  ];
  const failed = checks.find(([path, holds]) => !holds(log.read(path)));
  if (!failed) return undefined;
  const { value } = log.read(failed[0]);
  return { what: `${nameOf(log)} ${failed[2]} ${describe(value)} (${failed[0]})`, hidden: value.kind === 'unresolved' };
}

function judgeQueries(world: World, vpc: Resource): Decided {
  const joined = world
    .ofType('AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation')
    .filter((one) => world.follow(one.read('ResourceId'))?.id === vpc.id);
  if (joined.length === 0) return fail(UNRECORDED, `nobody records which names are looked up in ${nameOf(vpc)}`);
  const configs = joined.map((one) => one.read('ResolverQueryLogConfigId'));
  const type = 'AWS::Route53Resolver::ResolverQueryLoggingConfig';
  const ours = configs.filter((config) => pointsAt(world, config, type));
  if (ours.length === 0)
    return unsure(`the query log of ${nameOf(vpc)} is ${describe(configs[0]!.value)}, not in the template`);
  const targets = ours.map((config) => world.follow(config)!.read('DestinationArn'));
  if (targets.some((target) => isOwn(world, target, BUCKET))) return pass();
  if (targets.some(({ value }) => value.kind === 'unresolved')) return unsure(`where the query log goes is hidden`);
  return fail(UNRECORDED, `names looked up in ${nameOf(vpc)} are recorded to ${describe(targets[0]!.value)}`);
}
