import { type Manifest, TAG_COMPONENT, component, databasesOf } from '../../manifest';
import {
  type Property,
  type Resource,
  type Statement,
  type World,
  describe,
  identityPoliciesFor,
  statementsOf,
} from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { ownResource, pointsAt } from '../own-resources';
import { isCopier } from '../logging/vault-copier';
import { isOversight, oversightArnOf } from '../oversight/oversight-role';
import { type Place, isPlaced, placeOf } from '../placed-text';
import { saysText, textOf } from '../says';
import { isOfProxy } from './database-proxies';
import { AWS_POLICIES, DEFAULT_GROUP_RIGHTS, IN_A_FOLDER, OPENING_RIGHTS, SERVICE_RIGHTS } from './service-rights';
import { keysOfTrust, throughServices, untested } from './service-use';

const LOOSE = 'a service may do too much';

/**
 * May every role that is none of a job function’s, nor of oversight, be assumed by one AWS service alone, for this account, and do only
 * what services of an enclave do, to resources of the template?
 *
 * Limits: two policies of AWS itself are known by name, and any other is `unknown`. Which handler needs which of the
 * rights is not told apart. A Deny only narrows and is not read.
 */
export function servicesBounded(manifest: Manifest): Claim {
  const place = placeOf(manifest);
  const opened = manifest.breakGlass && oversightArnOf(manifest, 'break-glass');
  return {
    claim: 'Roles of services are assumed by their service alone, and act only on resources of the enclave',
    decide(world) {
      const roles = world
        .ofType('AWS::IAM::Role')
        .filter((role) => !isOfJob(role, manifest) && !isOversight(role, manifest))
        // What copies logs into a vault acts beyond the template: `vaultCopies` holds it to that.
        .filter((role) => manifest.logging.vaultAccount === undefined || !isCopier(world, role))
        // What signs in to a database reads secrets of the client’s: `databasesGuarded` holds it to those.
        .filter((role) => databasesOf(manifest).length === 0 || !isOfProxy(world, role));
      const policies = POLICIES.flatMap((type) => world.ofType(type));
      return allOf(
        [
          ...roles.flatMap((role) => judge(world, role, place, opened)),
          ...policies.flatMap((policy) => judgeHolders(world, policy)),
        ],
        `${roles.length} roles of services`,
      );
    },
  };
}

const POLICIES = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy'];

/** Roles of job functions bear a component; what they may do is for other proofs. */
function isOfJob(role: Resource, { jobFunctions }: Manifest): boolean {
  const names = jobFunctions.map(({ id }) => component.role(id));
  const tags = role.read('Tags').each();
  return tags.some((tag) => saysText(tag.get('Key'), TAG_COMPONENT) && names.includes(textOf(tag.get('Value'))));
}

function judge(world: World, role: Resource, place: Place, opened: string | undefined): Decided[] {
  const name = nameOf(role);
  const trust = statementsOf(role.read('AssumeRolePolicyDocument'));
  const services = trust.statements.flatMap(({ principals = [] }) =>
    principals.map(({ property }) => textOf(property)),
  );
  const { certain, possible, outside } = identityPoliciesFor(role, world);
  const documents = certain.map(statementsOf);
  return [
    ...trust.hidden.map(({ path }) => unsure(`${name}: ${path} is hidden`)),
    ...trust.statements.filter((one) => !saysText(one.effect, 'Deny')).map((one) => judgeTrust(name, one, place)),
    ...documents.flatMap(({ hidden }) => hidden.map(({ path }) => unsure(`${name}: ${path} is hidden`))),
    ...possible.map(({ path }) => unsure(`a policy (${path}) may be attached to ${name}`)),
    ...documents
      .flatMap(({ statements }) => statements)
      .filter((one) => !saysText(one.effect, 'Deny'))
      .flatMap((one) => judgeRights(world, name, one, place, opened)),
    ...outside.map((arn) => judgeAwsPolicy(name, arn, services, place)),
  ];
}

function judgeTrust(role: string, statement: Statement, place: Place): Decided {
  const { principals, property } = statement;
  if (!principals) return fail(LOOSE, `anybody but a few assumes ${role}`);
  const [first, ...others] = principals;
  const service = first && textOf(first.property);
  if (first?.kind !== 'Service' || others.length > 0 || !service) {
    const who = principals.map((one) => describe(one.property.value)).join(', ');
    return principals.some((one) => one.property.value.kind === 'unresolved')
      ? unsure(`${role}: who assumes it is hidden`)
      : fail(LOOSE, `${who} assumes ${role}, which serves one service`);
  }
  const missing = untested(statement, keysOfTrust(service), place);
  if (!missing) return pass();
  return statement.hiddenConditions.length > 0
    ? unsure(`${property.path} of ${role}: its condition is hidden`)
    : fail(LOOSE, `${service} assumes ${role} for other accounts: ${missing} is not held to this one`);
}

function judgeRights(world: World, role: string, statement: Statement, place: Place, opened?: string): Decided[] {
  const { actions, resources, property } = statement;
  if (!actions || !resources) return [fail(LOOSE, `${role} may do everything but what ${property.path} lists`)];
  return actions.flatMap((action) =>
    resources.map((resource) => {
      const what = `${role} may ${describe(action.value)} on ${describe(resource.value)}`;
      if (action.value.kind !== 'known' || resource.value.kind === 'unresolved')
        return unsure(`${what}, as far as can be read`);
      if (OPENING_RIGHTS.includes(textOf(action))) {
        return opened !== undefined && isPlaced(resource.value, place, opened) ? pass() : fail(LOOSE, what);
      }
      return isRight(world, textOf(action), resource, statement, place) ? pass() : fail(LOOSE, what);
    }),
  );
}

function isRight(world: World, action: string, resource: Property, statement: Statement, place: Place): boolean {
  if (DEFAULT_GROUP_RIGHTS.includes(action)) return isDefaultGroup(world, resource);
  if (action === 'sns:Publish') return pointsAt(world, resource, 'AWS::SNS::Topic');
  const own = ownResource(world, resource);
  if (!own || !SERVICE_RIGHTS[own.type]?.includes(action)) return false;
  if (IN_A_FOLDER.includes(action) !== isFolder(resource)) return false;
  if (resource.value.kind !== 'reference' && !isFolder(resource)) return false;
  return !action.startsWith('kms:') || throughServices(statement, place);
}

/** `<bucket>/<folder>/*`, with the folder in literal words. */
function isFolder({ value }: Property): boolean {
  const rest = value.kind === 'composed' ? value.parts.slice(1) : [];
  return rest.length > 0 && rest.every((part) => typeof part === 'string') && /^\/[^*?]+\/\*$/.test(rest.join(''));
}

function isDefaultGroup(world: World, { value }: Property): boolean {
  const parts = value.kind === 'composed' ? value.parts : [];
  const last = parts.at(-1);
  if (typeof last !== 'object' || last.kind !== 'reference' || last.attribute !== 'DefaultSecurityGroup') return false;
  const before = parts.slice(0, -1).filter((part) => typeof part === 'string');
  return (
    world.resource(last.logicalId)?.type === 'AWS::EC2::VPC' && before.at(-1)?.endsWith(':security-group/') === true
  );
}

function judgeAwsPolicy(role: string, arn: Property, services: readonly string[], place: Place): Decided {
  const known = services.map((service) => AWS_POLICIES[service]).filter((name) => name !== undefined);
  const isKnown = known.some((name) => isPlaced(arn.value, place, `arn:${place.partition}:iam::aws:policy/${name}`));
  return isKnown ? pass() : unsure(`${role} bears ${describe(arn.value)}, which is not in the template`);
}

/** A policy may be attached to roles of the template alone: anybody else would be given the same. */
function judgeHolders(world: World, policy: Resource): Decided[] {
  const roles = policy.type === 'AWS::IAM::RolePolicy' ? [policy.read('RoleName')] : policy.read('Roles').each();
  const others = [...policy.read('Users').each(), ...policy.read('Groups').each()];
  return [...roles.filter((role) => !pointsAt(world, role, 'AWS::IAM::Role')), ...others].map((holder) =>
    fail(LOOSE, `${describe(holder.value)}, which is no role of the template, holds ${nameOf(policy)}`),
  );
}
