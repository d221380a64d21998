import {
  type JobFunction,
  type Manifest,
  doorPolicyNameOf,
  iamPathOf,
  permissionSetHours,
  permissionSetNameOf,
  sourceIdentityOf,
} from '../../manifest';
import { type Property, type Resource, type World, asText, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustBe, mustSay, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isAbsent, textOf } from '../says';

const LOOSE = 'a permission set opens too much';

/** All that a stack of permission sets is made of. */
const PARTS = ['AWS::CDK::Metadata', 'AWS::SSO::Assignment', 'AWS::SSO::PermissionSet'];

/**
 * Is every permission set one of a job function, with the policy that opens its role as policy and as boundary and nothing
 * beside, no longer than agreed, and assigned to single people of that job function, in the account of the enclave alone?
 *
 * What the policy says stands in the enclave's account, and is a claim about its template.
 *
 * Limits: whoever administers the instance can assign more beside the template; the role then lets nobody else in, but by
 * its own trust. A part given at deployment is `unknown`, as is a resource of another kind.
 */
export function permissionSetsNamed(manifest: Manifest): Claim {
  return {
    claim: 'The permission sets open the roles of the enclave and nothing else, to single people of the manifest',
    decide(world) {
      const sets = world.ofType('AWS::SSO::PermissionSet');
      const assignments = world.ofType('AWS::SSO::Assignment');
      const others = [...world.template.resources.values()].filter(({ type }) => !PARTS.includes(type));
      return allOf(
        [
          ...sets.flatMap((set) => judgeSet(set, manifest)),
          ...assignments.flatMap((assignment) => judgeAssignment(world, assignment, manifest)),
          ...others.map(({ logicalId, type }) => unsure(`${logicalId} (${type}) is no part of a sign-in that we know`)),
        ],
        `${sets.length} permission sets, assigned to ${assignments.length} people`,
      );
    },
  };
}

function jobOf(set: Resource, { vendor, jobFunctions }: Manifest): JobFunction | undefined {
  const name = textOf(set.read('Name'));
  return jobFunctions.find(({ id }) => permissionSetNameOf(vendor.id, id) === name);
}

function judgeSet(set: Resource, manifest: Manifest): Decided[] {
  const name = nameOf(set);
  const job = jobOf(set, manifest);
  const called = set.read('Name');
  if (!job)
    return [mustBe(false, called.value, LOOSE, `${name} is called ${describe(called.value)}, as no job function is`)];
  const borne = set.read('CustomerManagedPolicyReferences').each();
  const more = ['InlinePolicy', 'ManagedPolicies'].map((path) => set.read(path)).find((one) => !isAbsent(one));
  const bears = (policy: Property, as: string) => judgeDoor(policy, job, manifest, `${name} has another ${as}`);
  return [
    mustSay(
      set,
      set.read('InstanceArn'),
      manifest.connect.identityCenter?.instanceArn ?? '',
      broken(`${name} is of another instance`),
    ),
    ...(borne.length === 0
      ? [broken(`${name} bears no policy of the enclave`)]
      : borne.flatMap((one) => bears(one, 'policy'))),
    ...bears(set.read('PermissionsBoundary').get('CustomerManagedPolicyReference'), 'boundary'),
    ...(more ? [broken(`${name} gives more by its ${more.path}`)] : []),
    judgeLength(set, job),
  ];
}

/** The policy that opens the role, by its name and path. */
function judgeDoor(policy: Property, job: JobFunction, manifest: Manifest, otherwise: string): Decided[] {
  const [called, path] = [policy.get('Name'), policy.get('Path')];
  return [
    mustBe(
      textOf(called) === doorPolicyNameOf(manifest.vendor.id, job.id),
      called.value,
      LOOSE,
      `${otherwise}: ${describe(called.value)}`,
    ),
    mustBe(textOf(path) === iamPathOf(manifest), path.value, LOOSE, `${otherwise}: it lies at ${describe(path.value)}`),
  ];
}

/** An hour where nothing is said (IAM Identity Center User Guide, "Set session duration for AWS accounts"). */
function judgeLength(set: Resource, job: JobFunction): Decided {
  const duration = set.read('SessionDuration');
  const hours = /^PT(\d+)H$/.exec(textOf(duration))?.[1];
  const holds = isAbsent(duration) || (hours !== undefined && Number(hours) <= permissionSetHours(job.sessionHoursMax));
  return mustBe(holds, duration.value, LOOSE, `a session of ${nameOf(set)} is too long: ${describe(duration.value)}`);
}

function judgeAssignment(world: World, assignment: Resource, manifest: Manifest): Decided[] {
  const name = nameOf(assignment);
  const pointer = assignment.read('PermissionSetArn');
  const set = world.follow(pointer);
  const job = set?.type === 'AWS::SSO::PermissionSet' ? jobOf(set, manifest) : undefined;
  if (!job)
    return [
      mustBe(false, pointer.value, LOOSE, `${name} assigns ${describe(pointer.value)}, no permission set of ours`),
    ];
  const ids = manifest.people
    .filter(({ jobFunction }) => jobFunction === job.id)
    .map((person) => sourceIdentityOf(manifest, person));
  const who = assignment.read('PrincipalId');
  const demands: readonly (readonly [string, string])[] = [
    ['InstanceArn', manifest.connect.identityCenter?.instanceArn ?? ''],
    ['PrincipalType', 'USER'],
    ['TargetType', 'AWS_ACCOUNT'],
    ['TargetId', manifest.placement.account],
  ];
  const text = asText(who.value);
  return [
    ...demands.map(([path, wanted]) =>
      mustSay(assignment, assignment.read(path), wanted, broken(`${name} assigns otherwise`)),
    ),
    mustBe(
      text.kind === 'known' && ids.includes(text.value),
      who.value,
      LOOSE,
      `${describe(who.value)} is assigned ${job.id}`,
    ),
  ];
}

const broken = (witness: string): Decided => fail(LOOSE, witness);
