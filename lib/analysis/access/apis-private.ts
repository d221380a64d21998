import { type Manifest, type PrivateApiSpec, apiNameOf } from '../../manifest';
import { type Property, type Resource, type World, asText, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, mustBe, unsure } from '../decided';
import { pointsAt } from '../own-resources';
import { judgeBackend } from './api-backend';
import { judgeApiPolicy } from './api-policy';
import { nameOf } from './roles-of-job';

const OPEN = 'an API is open';

/**
 * Do the APIs answer only their callers, only through the enclave’s endpoint, only on the routes of the manifest and from
 * the backend it names?
 *
 * Limits: what the backend does with a call is its own business. Other kinds of API are for `noWayOut`, which does not
 * know them. What is given at deployment is `unknown`.
 */
export function apisPrivate(manifest: Manifest): Claim {
  return {
    claim:
      'APIs answer only their callers, through the enclave’s endpoint, on the routes of the manifest, from the agreed backend',
    decide(world) {
      const apis = world.ofType('AWS::ApiGateway::RestApi');
      const methods = world.ofType('AWS::ApiGateway::Method');
      const strays = methods.filter((method) => !pointsAt(world, method.read('RestApiId'), 'AWS::ApiGateway::RestApi'));
      return allOf(
        [
          ...apis.map((api) => judge(world, api, methods, manifest)),
          ...strays.map((method) => unsure(`${nameOf(method)} belongs to an API that is not in the template`)),
        ],
        `${apis.length} APIs, ${methods.length} methods`,
      );
    },
  };
}

function judge(world: World, api: Resource, methods: readonly Resource[], manifest: Manifest): Decided {
  const name = asText(api.read('Name').value);
  const spec = manifest.apis.find(
    ({ id }) => name.kind === 'known' && apiNameOf(manifest.vendor.id, id) === name.value,
  );
  if (!spec) {
    const what = `${nameOf(api)} is an API that the manifest does not name`;
    return mustBe(false, api.read('Name').value, OPEN, what);
  }
  const own = methods.filter((method) => world.follow(method.read('RestApiId'))?.id === api.id);
  return allOf(
    [
      judgeEndpoint(world, api),
      judgeApiPolicy(world, api, manifest, spec),
      ...own.map((method) => judgeMethod(world, api, method, spec, manifest)),
    ],
    `${nameOf(api)}: ${own.length} methods`,
  );
}

function judgeEndpoint(world: World, api: Resource): Decided {
  const [types, ids] = [api.read('EndpointConfiguration.Types'), api.read('EndpointConfiguration.VpcEndpointIds')];
  const isPrivate = types.each().length > 0 && types.each().every((one) => is(one, 'PRIVATE'));
  const ours = ids.each().length > 0 && ids.each().every((one) => pointsAt(world, one, 'AWS::EC2::VPCEndpoint'));
  const strict = api.read('EndpointAccessMode');
  const policy = api.read('SecurityPolicy');
  const tls = asText(policy.value);
  const name = nameOf(api);
  return allOf(
    [
      mustBe(isPrivate, types.value, OPEN, `${name} answers outside the enclave: ${describe(types.value)}`),
      mustBe(ours, ids.value, OPEN, `${name} stands behind an endpoint that is none of the enclave’s`),
      mustBe(is(strict, 'STRICT'), strict.value, OPEN, `${name} answers to other names than its own`),
      mustBe(
        tls.kind === 'known' && tls.value.startsWith('SecurityPolicy_TLS13_'),
        policy.value,
        OPEN,
        `${name} speaks older TLS than 1.3: ${describe(policy.value)}`,
      ),
    ],
    '',
  );
}

function judgeMethod(world: World, api: Resource, method: Resource, spec: PrivateApiSpec, manifest: Manifest): Decided {
  const [type, verb] = [method.read('AuthorizationType'), method.read('HttpMethod')];
  const path = pathOf(world, api, method.read('ResourceId'));
  const word = asText(verb.value);
  const shown = `${describe(verb.value)} ${path ?? 'of an unknown path'} of ${nameOf(api)}`;
  const route = spec.routes.find((one) => word.kind === 'known' && one.method === word.value && one.path === path);
  return allOf(
    [
      mustBe(is(type, 'AWS_IAM'), type.value, OPEN, `${shown} is called without IAM: ${describe(type.value)}`),
      route
        ? judgeBackend(world, method, route, spec, manifest)
        : mustBe(false, verb.value, OPEN, `${shown} is no route of the manifest`),
    ],
    '',
  );
}

/** Deeper paths than this are no route anybody wrote. */
const DEPTH_MAX = 50;

/** The path a resource of an API stands for; undefined when a part of it is not of this API, or hidden. */
function pathOf(world: World, api: Resource, pointer: Property, depth = 0): string | undefined {
  const { value } = pointer;
  if (value.kind !== 'reference' || depth > DEPTH_MAX) return undefined;
  if (value.logicalId === api.id) return value.attribute === 'RootResourceId' ? '' : undefined;
  const resource = world.follow(pointer);
  if (resource?.type !== 'AWS::ApiGateway::Resource') return undefined;
  if (world.follow(resource.read('RestApiId'))?.id !== api.id) return undefined;
  const part = asText(resource.read('PathPart').value);
  const above = pathOf(world, api, resource.read('ParentId'), depth + 1);
  return above === undefined || part.kind !== 'known' ? undefined : `${above}/${part.value}`;
}

function is({ value }: Property, wanted: string): boolean {
  const text = asText(value);
  return text.kind === 'known' && text.value === wanted;
}
