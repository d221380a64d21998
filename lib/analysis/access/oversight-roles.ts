import type { Manifest } from '../../manifest';
import { oversightPathOf, prefixOf } from '../../manifest';
import { type Resource, type Statement, type World, asText, describe, statementsOf } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';

const LOOSE = 'somebody may oversee the enclave who was not named for it';

/**
 * Are the roles of third parties and emergencies assumed by those alone whom the manifest names, under a boundary?
 *
 * Limits: what the boundary holds is not weighed, nor are the conditions of the trust; rules look at both. The emergency
 * role is opened by another role of the template, whose own trust is another proof's.
 */
export function oversightNamed(manifest: Manifest): Claim {
  return {
    claim: 'The assessor’s role and the emergency role are assumed only by those whom the manifest names for it',
    decide(world) {
      const roles = world.ofType('AWS::IAM::Role').filter((role) => isOversight(role, manifest));
      return allOf(
        roles.flatMap((role) => judge(world, role, manifest)),
        `${roles.length} roles of oversight`,
      );
    },
  };
}

/** Does a role stand where such roles stand, under a name that the manifest asks for? */
export function isOversight(role: Resource, manifest: Manifest): boolean {
  const [path, name] = ['Path', 'RoleName'].map((property) => asText(role.read(property).value));
  if (path?.kind !== 'known' || name?.kind !== 'known' || path.value !== oversightPathOf(manifest)) return false;
  return namedIn(manifest).has(name.value);
}

/** Who may assume each role of oversight, by ARN; undefined: a role of the template. */
function namedIn(manifest: Manifest): ReadonlyMap<string, readonly string[] | undefined> {
  const { assessor, breakGlass } = manifest;
  const roles = new Map<string, readonly string[] | undefined>();
  if (assessor?.principalArn) roles.set(`${prefixOf(manifest)}-assessor`, [assessor.principalArn]);
  if (breakGlass) {
    roles.set(`${prefixOf(manifest)}-break-glass`, undefined);
    roles.set(
      `${prefixOf(manifest)}-break-glass-approver`,
      breakGlass.approvers.map(({ principalArn }) => principalArn),
    );
  }
  return roles;
}

function judge(world: World, role: Resource, manifest: Manifest): Decided[] {
  const name = asText(role.read('RoleName').value);
  const named = name.kind === 'known' ? namedIn(manifest).get(name.value) : [];
  const trust = statementsOf(role.read('AssumeRolePolicyDocument'));
  const boundary = role.read('PermissionsBoundary');
  return [
    ...trust.hidden.map(({ path }) => unsure(`${nameOf(role)}: ${path} is hidden`)),
    ...trust.statements.flatMap((statement) => judgeTrust(world, role, statement, named)),
    world.follow(boundary)?.type === 'AWS::IAM::ManagedPolicy'
      ? pass()
      : fail(LOOSE, `${nameOf(role)} has no boundary of the template: ${describe(boundary.value)}`),
  ];
}

function judgeTrust(world: World, role: Resource, statement: Statement, named?: readonly string[]): Decided[] {
  const effect = asText(statement.effect.value);
  if (effect.kind === 'known' && effect.value === 'Deny') return [];
  if (!statement.principals) return [fail(LOOSE, `anybody but a few assumes ${nameOf(role)}`)];
  return statement.principals.map(({ kind, property }) => {
    const who = `${describe(property.value)} assumes ${nameOf(role)}`;
    if (property.value.kind === 'unresolved') return unsure(`${who}, which is hidden`);
    if (kind !== 'AWS') return fail(LOOSE, who);
    const isNamed = named
      ? property.value.kind === 'known' && named.includes(String(property.value.value))
      : world.follow(property)?.type === 'AWS::IAM::Role';
    return isNamed ? pass() : fail(LOOSE, who);
  });
}
