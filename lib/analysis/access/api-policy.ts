import type { Manifest, PrivateApiSpec } from '../../manifest';
import {
  type ConditionTest,
  type Property,
  type Resource,
  type Statement,
  type World,
  describe,
  statementsOf,
} from '../../template';
import type { Decided } from '../claim';
import { allOf, fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isPlaced, placeOf } from '../placed-text';
import { saysText } from '../says';
import { isVendorRoleArn } from './all-granted';
import { isSourceVpce, namesOurEndpoints } from './limits-of-allow';

const OPEN = 'an API is open';

/**
 * Does the policy of an API turn away whoever comes not through the endpoint, and whoever is none of the callers?
 *
 * Both take a Deny each: with IAM authorization a permission in the caller’s own policy is otherwise enough (API Gateway
 * Developer Guide, "How API Gateway resource policies affect authorization workflow"). An Allow must leave the routes to
 * the callers’ own policies: it may name only the account.
 *
 * Limits: a Deny counts only if it holds for every caller, every route and nothing but its one condition.
 */
export function judgeApiPolicy(world: World, api: Resource, manifest: Manifest, spec: PrivateApiSpec): Decided {
  const policy = api.read('Policy');
  const name = nameOf(api);
  if (policy.value.kind === 'absent') return fail(OPEN, `${name} has no policy`);
  const { statements, hidden } = statementsOf(policy);
  if (hidden[0]) return unsure(`${name}: ${hidden[0].path} is hidden`);
  const denies = statements.filter(deniesAll);
  const closed = deniesOutside(world, statements);
  const callers = { ...manifest, jobFunctions: manifest.jobFunctions.filter(({ id }) => isCaller(id, spec)) };
  const guarded = denies.some((one) => {
    const test = only(one, /^(Arn|String)NotEquals$/, isPrincipalArn);
    return (
      test && test.values.length > 0 && test.values.every((value) => isVendorRoleArn(world, value, callers) === true)
    );
  });
  return allOf(
    [
      closed ? pass() : fail(OPEN, `${name} answers calls that come through no endpoint of the enclave`),
      guarded ? pass() : fail(OPEN, `${name} answers callers that are none of its roles`),
      ...statements.filter((one) => !saysText(one.effect, 'Deny')).map((one) => judgeAllow(one, name, manifest)),
    ],
    `${name}: closed but for its callers`,
  );
}

/** Is there a Deny for every call that comes through none of our endpoints? */
export function deniesOutside(world: World, statements: readonly Statement[]): boolean {
  return statements.filter(deniesAll).some((one) => {
    const test = only(one, /^StringNotEquals$/, isSourceVpce);
    return test && namesOurEndpoints(world, test);
  });
}

/** The one condition of a statement, if it is of this kind. */
function only(one: Statement, operator: RegExp, key: (key: string) => boolean): ConditionTest | undefined {
  const [test, ...others] = one.conditions;
  const matches = test && operator.test(test.operator) && key(test.key);
  return matches && others.length + one.hiddenConditions.length === 0 ? test : undefined;
}

/** Permission for the account leaves it to each caller’s own policy; for anybody else it would be enough by itself. */
function judgeAllow(
  { principals, actions, notActions, property }: Statement,
  api: string,
  manifest: Manifest,
): Decided {
  const place = placeOf(manifest);
  const account = `arn:${place.partition}:iam::${place.account}:root`;
  const strangers = (principals ?? []).filter(
    (one) => one.kind !== 'AWS' || !isPlaced(one.property.value, place, account),
  );
  const statement = `${property.path} of ${api}`;
  if (!principals || notActions) return fail(OPEN, `${statement} lets in everybody but a few`);
  if (strangers[0]) return fail(OPEN, `${statement} lets in ${describe(strangers[0].property.value)}`);
  const more = (actions ?? []).find((action) => !saysText(action, 'execute-api:Invoke'));
  return more ? fail(OPEN, `${statement} allows ${describe(more.value)}`) : pass();
}

function deniesAll({ effect, principals = [], actions = [], resources = [] }: Statement): boolean {
  const some = (those: readonly Property[], ...wanted: readonly string[]) =>
    those.some((one) => wanted.some((text) => saysText(one, text)));
  return (
    saysText(effect, 'Deny') &&
    principals.some(({ property }) => saysText(property, '*')) &&
    some(actions, '*', 'execute-api:*', 'execute-api:Invoke') &&
    some(resources, '*', 'execute-api:/*')
  );
}

const isPrincipalArn = (key: string) => key.toLowerCase() === 'aws:principalarn';

function isCaller(job: string, { routes }: PrivateApiSpec): boolean {
  return routes.some(({ jobFunctions }) => jobFunctions.includes(job));
}
