import { CALL_SERVICE, type JobFunction, type Manifest } from '../../../manifest';
import { CONNECT_TO_DATABASE } from '../../../manifest/databases';
import type { World } from '../../../template';
import { PROXY } from '../../network/database-doors';
import { placeOf } from '../../placed-text';
import { textOf } from '../../says';
import type { Account } from '../account/account';
import { idIn } from '../account/find-in-account';
import type { AccessSet } from '../engine/access-set';
import { grantedAccess, grantedRoutes, grantedUsers } from '../granted-access';
import type { Statement } from '../policy/statement';
import { type RequestKind, statementsOfKind } from '../questions/request-kind';
import { shadowedRoutes } from '../shadowed-routes';
import { textIn } from './account-in';

const INVOKE = 'execute-api:Invoke';

/**
 * Every request that the manifest grants to a job function: what, on which resource, by which way, and until when.
 *
 * All passes an endpoint of the enclave but three: a key is used by the service that the grant names, a database is reached
 * by the door of its proxy, and a service of VPC Lattice from the enclave's network through its service network.
 *
 * Limits: an API or a proxy that shares its name with another of the template is any of them.
 */
export function grantedRequests(enclave: Enclave, job: JobFunction): AccessSet {
  const { symbols } = enclave.account;
  const allowed = [...toData(enclave, job), ...toRoutes(enclave, job), ...toDatabases(enclave, job)];
  const statements = allowed.filter(isMet).flatMap((kind) => statementsOfKind(kind, symbols));
  return { ways: [[[...statements, ...lostToOthers(enclave, job)]]] };
}

/** An enclave as the manifest says it and as a template makes it. */
interface Enclave {
  readonly world: World;
  readonly account: Account;
  readonly manifest: Manifest;
}

/** Of a resource or a way that is not there nothing was granted. */
function isMet({ resources = [], condition = {} }: RequestKind): boolean {
  const values = Object.values(condition).flatMap((tests) => Object.values(tests));
  return [resources, ...values].every(({ length }) => length > 0);
}

type Conditions = NonNullable<RequestKind['condition']>;

/** Conditions of several kinds together. */
function together(...all: readonly Conditions[]): Conditions {
  const operators = [...new Set(all.flatMap((one) => Object.keys(one)))];
  return Object.fromEntries(
    operators.map((operator) => [
      operator,
      Object.assign({}, ...all.map((one) => one[operator])) as Conditions[string],
    ]),
  );
}

const until = (moment: string): Conditions => ({ DateLessThanEquals: { 'aws:CurrentTime': moment } });

function throughEndpoints({ account }: Enclave): Conditions {
  return { StringEquals: { 'aws:SourceVpce': account.endpoints.map(({ arn }) => idIn(arn)) } };
}

function toData(enclave: Enclave, job: JobFunction): RequestKind[] {
  return grantedAccess(enclave.manifest, job).map(({ actions, resources, conditions, until: end }) => ({
    actions,
    resources,
    condition: together(conditions, until(end), wayOf(actions, enclave)),
  }));
}

function wayOf(actions: readonly string[], enclave: Enclave): Conditions {
  if (actions.every((action) => action.startsWith('kms:'))) return {};
  return actions.every((action) => action === CALL_SERVICE) ? fromNetwork(enclave) : throughEndpoints(enclave);
}

function fromNetwork({ world, manifest }: Enclave): Conditions {
  const refs = (type: string, attribute: string) =>
    world.ofType(type).flatMap(({ id }) => textIn(world, manifest, id, attribute) ?? []);
  return {
    StringEquals: {
      'vpc-lattice-svcs:SourceVpc': refs('AWS::EC2::VPC', 'Ref'),
      'vpc-lattice-svcs:ServiceNetworkArn': refs('AWS::VpcLattice::ServiceNetwork', 'Arn'),
    },
  };
}

function toRoutes(enclave: Enclave, job: JobFunction): RequestKind[] {
  return grantedRoutes(enclave.manifest, job).map(({ api, method, path, until: end }) => ({
    actions: [INVOKE],
    resources: routeArns(enclave, api, `${method}${path}`),
    condition: together(until(end), throughEndpoints(enclave)),
  }));
}

/** The route on any stage of the APIs of this name. */
function routeArns({ world, manifest }: Enclave, name: string, route: string): string[] {
  const { partition, region, account } = placeOf(manifest);
  return world
    .ofType('AWS::ApiGateway::RestApi')
    .filter((api) => textOf(api.read('Name')) === name)
    .flatMap(({ id }) => textIn(world, manifest, id, 'Ref') ?? [])
    .map((id) => `arn:${partition}:execute-api:${region}:${account}:${id}/*/${route}`);
}

/** A star of IAM runs across slashes: what it covers of routes that are for others was not granted. */
function lostToOthers(enclave: Enclave, job: JobFunction): Statement[] {
  const { account, manifest } = enclave;
  const lost = grantedRoutes(manifest, job).flatMap((route) =>
    shadowedRoutes(manifest, job, route).flatMap(({ method, path }) =>
      routeArns(enclave, route.api, `${method}${path}`),
    ),
  );
  if (lost.length === 0) return [];
  return [...statementsOfKind({ actions: [INVOKE], resources: [...new Set(lost)] }, account.symbols, 'Deny')];
}

function toDatabases({ world, manifest }: Enclave, job: JobFunction): RequestKind[] {
  return grantedUsers(manifest, job).map(({ proxy, user, identity, until: end }) => ({
    actions: [CONNECT_TO_DATABASE],
    resources: proxyIds(world, manifest, proxy).map((id) => `${databasesAt(manifest)}${id}/${user}`),
    condition: together(until(end), identity === undefined ? {} : { StringEquals: { 'aws:SourceIdentity': identity } }),
  }));
}

function databasesAt(manifest: Manifest): string {
  const { partition, region, account } = placeOf(manifest);
  return `arn:${partition}:rds-db:${region}:${account}:dbuser:`;
}

/** The id is the last part of the ARN. */
function proxyIds(world: World, manifest: Manifest, name: string): string[] {
  return world
    .ofType(PROXY)
    .filter((proxy) => textOf(proxy.read('DBProxyName')) === name)
    .flatMap(({ id }) => textIn(world, manifest, id, 'DBProxyArn')?.split(':').at(-1) ?? []);
}
