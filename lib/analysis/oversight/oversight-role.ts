import { type Manifest, oversightPathOf, prefixOf } from '../../manifest';
import type { Resource, World } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, unsure } from '../decided';
import { nameOf } from '../name-of';
import { placeOf } from '../placed-text';
import { isHidden, saysText } from '../says';

/** How the names of the roles of third parties and emergencies end. */
export type OversightName = 'assessor' | 'break-glass' | 'break-glass-approver';

/** The roles of oversight that a manifest asks for. */
export function oversightIn({ assessor, breakGlass }: Manifest): OversightName[] {
  const third: OversightName[] = assessor?.principalArn === undefined ? [] : ['assessor'];
  return breakGlass === undefined ? third : [...third, 'break-glass', 'break-glass-approver'];
}

export function oversightArnOf(manifest: Manifest, name: OversightName): string {
  const { account, partition } = placeOf(manifest);
  return `arn:${partition}:iam::${account}:role${oversightPathOf(manifest)}${prefixOf(manifest)}-${name}`;
}

/** Each under the name that the log knows the person by. */
export function approversOf({ breakGlass }: Manifest): { readonly name: string; readonly principalArn: string }[] {
  return (breakGlass?.approvers ?? []).map(({ email, principalArn }) => ({ name: email.toLowerCase(), principalArn }));
}

/** Does a role stand where such roles stand, under a name that the manifest asks for? */
export function isOversight(role: Resource, manifest: Manifest): boolean {
  return oversightIn(manifest).some((name) => isNamed(role, manifest, name));
}

/** The roles of the template that bear the ARN of one such name. */
export function oversightRoles(world: World, manifest: Manifest, name: OversightName): Resource[] {
  return world.ofType('AWS::IAM::Role').filter((role) => isNamed(role, manifest, name));
}

/** Judges the role of one such name. That it is missing fails; a role whose name nobody can read may be it. */
export function judgeOversight(
  world: World,
  manifest: Manifest,
  name: OversightName,
  judge: (role: Resource) => readonly Decided[],
): Decided {
  const roles = oversightRoles(world, manifest, name);
  const veiled = world
    .ofType('AWS::IAM::Role')
    .find((role) => isHidden(role.read('RoleName')) || isHidden(role.read('Path')));
  if (roles.length === 0) {
    return veiled
      ? unsure(`${nameOf(veiled)} may be ${oversightArnOf(manifest, name)}: its name or path is hidden`)
      : fail('a role of oversight is missing', `no role is named ${oversightArnOf(manifest, name)}`);
  }
  const doubtful = roles.filter(({ existence }) => existence !== 'certain');
  return mergeDecided([
    ...roles.flatMap(judge),
    ...doubtful.map((role) => unsure(`whether ${nameOf(role)} exists is hidden`)),
  ]);
}

function isNamed(role: Resource, manifest: Manifest, name: OversightName): boolean {
  return (
    saysText(role.read('Path'), oversightPathOf(manifest)) &&
    saysText(role.read('RoleName'), `${prefixOf(manifest)}-${name}`)
  );
}
