import { type Access, type Manifest, accessBehind, permissionSetRoleArn } from '../../manifest';
import {
  type Property,
  type Resource,
  type Statement,
  type World,
  asText,
  describe,
  statementsOf,
} from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { serviceBehind } from '../network/private-services';
import { placeOf, placedText } from '../placed-text';
import { saysText } from '../says';
import { type AllGranted, allGranted, isVendorRoleArn } from './all-granted';
import { allows, covers } from './within-grant';

/**
 * Do the private endpoints let through only the vendor's roles, and only what was granted to them?
 *
 * Each Allow of each endpoint policy is looked up pair by pair of action and resource in what was granted to all job
 * functions together: which of them may do it is for their own policies. Signing in is let through for everybody, to
 * the vendor's roles alone: a call with an assertion bears no signature, and the roles' trust says who may.
 *
 * A bucket behind an access point is let through as well, to nobody who does not come by the access point: no role is
 * given it. For a service of the client's own AWS takes no policy and lets everything through: which there are, and who
 * calls them, are the claims of `privateServicesNamed` and `vpnConfined`.
 *
 * An endpoint that leads to services takes no policy, and what stands in its place is judged by `servicesGuarded`.
 *
 * Limits: APIs are let through by account and region, as an endpoint cannot name the API that names it. A Deny only
 * narrows and is not read. A resource, a role or a condition given at deployment is `unknown`.
 */
export function endpointsWithinGrants(manifest: Manifest): Claim {
  return {
    claim: 'The private endpoints let through only the vendor’s roles, and only what was granted to them',
    decide(world) {
      const endpoints = world
        .ofType('AWS::EC2::VPCEndpoint')
        .filter((endpoint) => !saysText(endpoint.read('VpcEndpointType'), 'ServiceNetwork'));
      const all = allGranted(manifest);
      const granted = { manifest, all, access: [...all.access, ...behindAccessPoints(manifest)] };
      if (endpoints.length === 0) return pass('no private endpoint');
      return mergeDecided(endpoints.map((endpoint) => judge(world, endpoint, granted)));
    },
  };
}

interface Granted {
  readonly manifest: Manifest;
  readonly all: AllGranted;
  /** What passes: what is granted, and what stands behind access points. */
  readonly access: readonly Access[];
}

function behindAccessPoints({ grants, dataBoundaries }: Manifest): Access[] {
  return grants.flatMap(({ boundary, verbs }) =>
    dataBoundaries.filter(({ id }) => id === boundary).flatMap((one) => accessBehind(one, verbs)),
  );
}

function judge(world: World, endpoint: Resource, granted: Granted): Decided {
  const name = nameOf(endpoint);
  if (serviceBehind(endpoint, granted.manifest))
    return pass(`${name}: a service of the client’s, for which AWS takes no policy`);
  const document = endpoint.read('PolicyDocument');
  if (document.value.kind === 'absent') return broken(`anybody does anything through ${name}: it has no policy`);
  const { statements, hidden } = statementsOf(document);
  const decided = statements.flatMap((statement) => judgeStatement(world, name, statement, granted));
  const unread = hidden.map(({ path }) => unsure(`${name}: ${path} is hidden`));
  const merged = mergeDecided([...decided, ...unread, pass()]);
  return merged.verdict === 'pass' ? pass(`${name}: ${statements.length} statements, each within the grants`) : merged;
}

function judgeStatement(world: World, name: string, statement: Statement, granted: Granted): Decided[] {
  const effect = asText(statement.effect.value);
  if (effect.kind === 'known' && effect.value === 'Deny') return [];
  const { actions, resources } = statement;
  if (!actions || !resources) return [broken(`everything but what ${statement.property.path} lists passes ${name}`)];
  const pairs = actions.flatMap((action) => resources.map((resource) => ({ action, resource })));
  const decided = pairs.map(({ action, resource }) => judgePair(world, name, statement, action, resource, granted));
  const all = [...decided, ...judgeCallers(world, name, statement, granted.manifest)];
  const sure = effect.kind === 'known';
  return all.map((one) => (sure || one.verdict !== 'fail' ? one : unsure(`${one.witness}, if the effect is Allow`)));
}

const SIGN_IN: readonly string[] = ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:setsourceidentity'];

function isSignIn(actions: readonly Property[]): boolean {
  return (
    actions.length > 0 && actions.every(({ value }) => value.kind === 'known' && isSignInName(String(value.value)))
  );
}

function isSignInName(action: string): boolean {
  return SIGN_IN.includes(action.toLowerCase());
}

function judgePair(
  world: World,
  name: string,
  statement: Statement,
  action: Property,
  resource: Property,
  { manifest, all, access }: Granted,
): Decided {
  const known = asText(action.value);
  const what = `${describe(action.value)} on ${describe(resource.value)} passes ${name}`;
  if (known.kind !== 'known') return unsure(`${what}: the action is hidden`);
  if (isSignInName(known.value)) {
    const answer = isVendorRoleArn(world, resource, manifest);
    if (answer === undefined) return unsure(`${what}: the role is hidden`);
    return answer ? pass() : broken(`${what}, which is none of the vendor’s roles`);
  }
  const text = placedText(resource.value, placeOf(manifest));
  if (access.some((one) => allows(one, known.value, resource.value, statement))) return pass();
  if (text.whole && known.value === 'execute-api:Invoke' && covers(ownApis(manifest), text.start)) {
    return all.routes.length > 0 ? pass() : broken(`${what}, but no route of an API was granted`);
  }
  const named = access.some(({ actions }) => actions.some((one) => one.toLowerCase() === known.value.toLowerCase()));
  return !text.whole && named ? unsure(`${what}: the resource is hidden`) : broken(`${what}, beyond the grants`);
}

/** Any API of the account and the region: which of them, the roles say. */
function ownApis(manifest: Manifest): string {
  const { partition, region, account } = placeOf(manifest);
  return `arn:${partition}:execute-api:${region}:${account}:*`;
}

/** Who may pass: for a call that is signed, the policy has to say it. */
function judgeCallers(world: World, name: string, statement: Statement, manifest: Manifest): Decided[] {
  const { actions = [] } = statement;
  if (!isSignIn(actions)) return [judgePrincipal(world, name, statement, manifest)];
  if (!actions.some(({ value }) => value.kind === 'known' && /^sts:assumerole$/i.test(String(value.value)))) return [];
  const { jobFunctions, connect } = manifest;
  const region = connect.identityCenter?.region;
  const sets = region === undefined ? [] : jobFunctions.map(({ id }) => permissionSetRoleArn(manifest, region, id));
  const tests = statement.conditions.filter(
    ({ operator, key }) => /^Arn(Like|Equals)$/.test(operator) && key.toLowerCase() === 'aws:principalarn',
  );
  const held = tests.some(({ values }) => values.length > 0 && values.every((value) => saysText(value, ...sets)));
  if (held) return [pass()];
  const who = `${statement.property.path} of ${name} lets roles be taken by others than the permission sets`;
  return [statement.hiddenConditions.length > 0 ? unsure(`${who}, or hides it`) : broken(who)];
}

/** Only positive tests without `IfExists` count: the others let requests without a principal through. */
function judgePrincipal(world: World, name: string, statement: Statement, manifest: Manifest): Decided {
  const tests = statement.conditions.filter(
    ({ operator, key }) => /^(Arn|String)Equals$/.test(operator) && key.toLowerCase() === 'aws:principalarn',
  );
  const answers = tests.flatMap(({ values }) => [values.map((value) => isVendorRoleArn(world, value, manifest))]);
  if (answers.some((those) => those.length > 0 && those.every((one) => one === true))) return pass();
  const place = `${statement.property.path} of ${name}`;
  if (statement.hiddenConditions.length > 0) return unsure(`${place}: who may pass is hidden by a condition`);
  if (tests.length === 0) return broken(`anybody passes by ${place}: it demands none of the vendor’s roles`);
  const strangers = tests.flatMap(({ values }) =>
    values.filter((one) => isVendorRoleArn(world, one, manifest) === false),
  );
  if (strangers[0]) return broken(`${describe(strangers[0].value)} passes by ${place}`);
  return unsure(`${place}: who may pass is hidden`);
}

const broken = (witness: string): Decided => fail('an endpoint lets too much through', witness);
