import type { Verdict } from '../../common/finding';
import { type JobFunction, type Manifest, TAG_COMPONENT, component } from '../../manifest';
import { type Property, type Resource, type Statement, type World, asText, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allows, readRouteArn } from './within-grant';
import { type GrantedAccess, type GrantedRoute, grantedAccess, grantedRoutes } from './granted-access';
import { policiesOfRole } from './policies-of-role';

/**
 * Do a role's own policies give nothing beyond what the manifest grants to its job function?
 *
 * Every action and resource of every Allow is looked up in the grants, one by one, and each Allow must carry the
 * two conditions that hold for all vendors: through the enclave's endpoints, before the expiry. That is enough
 * for a pass, and an excess is a real one: a concrete action on a concrete resource.
 *
 * Limits: no wildcard reasoning beyond a trailing `*`, and no weighing of a Deny against an excess; with a Deny
 * in sight an excess is `unknown`. The permissions boundary is not weighed either: the claim is about the policies.
 */
export function roleWithinGrants(manifest: Manifest, job: JobFunction): Claim {
  return {
    claim: `The role of ${job.id} is given nothing beyond its grants, and that only through the enclave's endpoints and until they expire`,
    decide(world) {
      const role = world.ofType('AWS::IAM::Role').find((one) => componentOf(one) === component.role(job.id));
      if (!role)
        return {
          verdict: 'fail',
          explanation: ['the job function has no role'],
          witness: `no role is tagged ${component.role(job.id)}`,
        };
      const { statements, hidden } = policiesOfRole(world, role);
      const grants = { access: grantedAccess(manifest, job), routes: grantedRoutes(manifest, job) };
      return judge(world, statements, hidden, grants);
    },
  };
}

interface Grants {
  readonly access: readonly GrantedAccess[];
  readonly routes: readonly GrantedRoute[];
}

function judge(world: World, statements: readonly Statement[], hidden: readonly string[], grants: Grants): Decided {
  const effects = statements.map((statement) => ({ statement, effect: asText(statement.effect.value) }));
  const allowing = effects.filter(({ effect }) => effect.kind !== 'known' || effect.value !== 'Deny');
  const denied = effects.some(
    ({ statement, effect }) => effect.kind === 'known' && effect.value === 'Deny' && !sparesInsiders(statement),
  );
  const excess = allowing.flatMap(({ statement, effect }) =>
    excessOf(world, statement, grants, effect.kind === 'known'),
  );
  const certain = excess.filter((one) => one.certain);
  if (certain[0] && !denied) {
    return { verdict: 'fail', explanation: [`${certain.length} beyond the grants`], witness: certain[0].what };
  }
  if (certain[0]) {
    return {
      verdict: 'unknown',
      explanation: [`${certain[0].what}: a Deny may forbid it again, which we do not weigh yet`],
    };
  }
  const reasons = [...hidden, ...excess.map((one) => `${one.what}: not to be told before deployment`)];
  if (reasons.length > 0) return { verdict: 'unknown', explanation: reasons };
  const pairs = allowing.reduce((sum, { statement }) => sum + pairsOf(statement).length, 0);
  return {
    verdict: 'pass',
    explanation: [`${allowing.length} statements, ${pairs} pairs of action and resource, each within a grant`],
  };
}

/** A Deny for everybody else: it forbids nothing to enrolled people who come through the enclave's endpoints. */
function sparesInsiders({ conditions }: Statement): boolean {
  return conditions.some(
    ({ operator, key, values }) =>
      operator === 'StringNotEquals' && /^aws:source(identity|vpce)$/i.test(key) && values.length > 0,
  );
}

/** Something a statement gives, or may give, beyond the grants. */
interface Excess {
  readonly what: string;
  /** False when a value that nobody can read yet decides it. */
  readonly certain: boolean;
}

function pairsOf({ actions = [], resources = [] }: Statement): { action: Property; resource: Property }[] {
  return actions.flatMap((action) => resources.map((resource) => ({ action, resource })));
}

function excessOf(world: World, statement: Statement, grants: Grants, effectKnown: boolean): Excess[] {
  const place = statement.property.path;
  if (!statement.actions || !statement.resources)
    return [{ what: `everything but what ${place} lists`, certain: effectKnown }];
  return pairsOf(statement).flatMap(({ action, resource }) => {
    const doubt = doubtAbout(world, statement, action, resource, grants);
    if (!doubt) return [];
    const what = `${describe(action.value)} on ${describe(resource.value)}${doubt.what} (${place})`;
    return [{ what, certain: doubt.certain && effectKnown }];
  });
}

/** Why a pair is not within the grants; undefined when it is. `what` completes "this action on this resource". */
function doubtAbout(
  world: World,
  statement: Statement,
  action: Property,
  resource: Property,
  grants: Grants,
): Excess | undefined {
  const name = asText(action.value);
  if (name.kind !== 'known') return { what: '', certain: false };
  const route = name.value === 'execute-api:Invoke' ? readRouteArn(world, resource.value) : undefined;
  const granted = route
    ? grants.routes.filter((one) => one.method === route.method && one.path === route.path && one.api === route.api)
    : grants.access.filter((one) => allows(one, name.value, resource.value, statement));
  if (granted.length === 0) {
    // A route that was read back is a known resource; any other symbol may turn out to be what the grant names.
    const named = route !== undefined || resource.value.kind === 'known';
    const granting =
      name.value === 'execute-api:Invoke'
        ? grants.routes.length > 0
        : grants.access.some((one) => one.actions.includes(name.value));
    return { what: '', certain: named || !granting };
  }
  const hidden = statement.hiddenConditions.length > 0;
  // A key is used by a service on the person's behalf, which comes through no endpoint; the grant pins that service.
  const door = name.value.startsWith('kms:') ? 'pass' : throughEndpoints(world, statement);
  if (door !== 'pass') return { what: ', from outside the enclave’s endpoints', certain: door === 'fail' && !hidden };
  const until = granted
    .map((one) => one.until)
    .sort()
    .at(-1)!;
  const end = endsBy(statement, until);
  return end === 'pass' ? undefined : { what: `, after ${until}`, certain: end === 'fail' && !hidden };
}

/** Only this exact test counts: the `IfExists` and negated forms let requests without an endpoint in. */
function throughEndpoints(world: World, statement: Statement): Verdict {
  const tests = statement.conditions.filter(
    ({ operator, key }) => operator === 'StringEquals' && key.toLowerCase() === 'aws:sourcevpce',
  );
  if (tests.length === 0) return 'fail';
  const ours = tests.some(
    ({ values }) => values.length > 0 && values.every((value) => world.follow(value)?.type === 'AWS::EC2::VPCEndpoint'),
  );
  return ours ? 'pass' : 'unknown';
}

function endsBy(statement: Statement, until: string): Verdict {
  const answers = statement.conditions
    .filter(({ operator, key }) => /^DateLessThan(Equals)?$/.test(operator) && key.toLowerCase() === 'aws:currenttime')
    .map(({ values }): Verdict => {
      const days = values.map((value) => asText(value.value));
      if (days.length === 0 || days.some((day) => day.kind !== 'known')) return 'unknown';
      return days.every((day) => day.kind === 'known' && Date.parse(day.value) <= Date.parse(until)) ? 'pass' : 'fail';
    });
  return answers.find((answer) => answer !== 'fail') ?? 'fail';
}

/** The `vendor-enclave:component` tag of a resource. */
function componentOf(resource: Resource): string | undefined {
  const tag = resource
    .read('Tags')
    .each()
    .find((one) => describe(one.get('Key').value) === TAG_COMPONENT);
  return tag && describe(tag.get('Value').value);
}
