import { type Resource, type World, asBoolean, describe } from '../template';
import type { Claim, Decided } from './claim';
import { allOf, fail, mustBe, pass, unsure } from './decided';
import { nameOf } from './name-of';

const LOST = 'something is lost with the stack';

/** What holds evidence, or what evidence cannot be read without. */
const KEPT: readonly string[] = [
  'AWS::ApiGateway::Account',
  'AWS::DynamoDB::Table',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
];

/**
 * Does everything that holds evidence outlive the stack, and any change of it: buckets and their policies, keys, log
 * groups, tables?
 *
 * The setting by which API Gateway logs belongs to the whole account, so it stays too, with its role.
 *
 * Limits: what people do by hand is for `audit`. A switch given at deployment is `unknown`.
 */
export const keptWhenDeleted: Claim = {
  claim: 'Logs, keys and the roster outlive the stack and every change of it',
  decide(world) {
    const kept = KEPT.flatMap((type) => world.ofType(type));
    const roles = world.ofType('AWS::ApiGateway::Account').map((account) => account.read('CloudWatchRoleArn'));
    return allOf(
      [
        ...[...kept, ...roles.flatMap((role) => world.follow(role) ?? [])].map(judgeKept),
        ...world.ofType('AWS::DynamoDB::Table').flatMap(judgeTable),
        ...roles.map((role) => judgeWriter(world, role)),
      ],
      `${kept.length} resources stay`,
    );
  },
};

/** Does a resource stay when its stack goes, and when another takes its place? */
export function judgeKept(resource: Resource): Decided {
  const ends = { 'the stack goes': resource.deletionPolicy, 'another takes its place': resource.replacementPolicy };
  const [lost] = Object.entries(ends).filter(([, policy]) => policy !== 'Retain' && policy !== 'RetainExceptOnCreate');
  if (!lost) return pass();
  const [when, policy] = lost;
  if (typeof policy === 'object' && policy !== null)
    return unsure(`${nameOf(resource)}: what happens when ${when} is hidden`);
  return fail(LOST, `${nameOf(resource)} is deleted when ${when}`);
}

function judgeTable(table: Resource): Decided[] {
  const switches = {
    DeletionProtectionEnabled: 'can be deleted by one call',
    'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': 'cannot be brought back as it was',
  };
  return Object.entries(switches).map(([path, what]) => {
    const { value } = table.read(path);
    const on = asBoolean(value);
    return mustBe(on.kind === 'known' && on.value, value, LOST, `${nameOf(table)} ${what}`);
  });
}

function judgeWriter(world: World, role: Resource['properties']): Decided {
  if (world.follow(role)?.type === 'AWS::IAM::Role') return pass();
  return mustBe(false, role.value, LOST, `API Gateway logs as ${describe(role.value)}, no role of the template`);
}
