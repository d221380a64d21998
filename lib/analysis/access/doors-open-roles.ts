import { type JobFunction, type Manifest, doorPolicyNameOf, iamPathOf } from '../../manifest';
import { type World, statementsOf } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail } from '../decided';
import { nameOf } from '../name-of';
import { placeOf } from '../placed-text';
import { roleArnOf } from '../role-arn';
import { saysText } from '../says';
import { judgeWords } from '../spelled-statement';

const LOOSE = 'a permission set opens too much';

/**
 * Does the policy that the permission set of each job function bears, as its policy and as its boundary, open the role of
 * that job function and nothing else?
 *
 * Limits: a part given at deployment is `unknown`.
 */
export function doorsOpenRoles(manifest: Manifest): Claim {
  return {
    claim: 'The policies that permission sets bear open the role of their job function, and nothing else',
    decide: (world) =>
      allOf(
        manifest.jobFunctions.map((job) => judge(world, job, manifest)),
        `${manifest.jobFunctions.length} policies of permission sets`,
      ),
  };
}

function judge(world: World, job: JobFunction, manifest: Manifest): Decided {
  const { id: vendor } = manifest.vendor;
  const wanted = doorPolicyNameOf(vendor, job.id);
  const policies = world
    .ofType('AWS::IAM::ManagedPolicy')
    .filter(
      (one) => saysText(one.read('ManagedPolicyName'), wanted) && saysText(one.read('Path'), iamPathOf(manifest)),
    );
  const [door] = policies;
  if (!door) return fail(LOOSE, `no policy is called ${wanted}, and whoever makes one says what it opens`);
  const place = placeOf(manifest);
  return judgeWords({ name: nameOf(door), broken: LOOSE, place }, statementsOf(door.read('PolicyDocument')), [
    { effect: 'Allow', actions: ['sts:AssumeRole', 'sts:SetSourceIdentity'], resources: [roleArnOf(manifest, job.id)] },
  ]);
}
