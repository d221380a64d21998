import type { Manifest, PrivateApiSpec } from '../../manifest';
import { type Property, type Resource, type World, asText, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustBe, mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { saysText } from '../says';
import { judgeBackend, judgeProof } from './api-backend';
import { judgeApiPolicy } from './api-policy';
import { pathOf, routeOf, specOf } from './api-routes';

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
  const spec = specOf(api, manifest);
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
      ...judgeProof(world, api, spec),
    ],
    `${nameOf(api)}: ${own.length} methods`,
  );
}

function judgeEndpoint(world: World, api: Resource): Decided {
  const [types, ids] = [api.read('EndpointConfiguration.Types'), api.read('EndpointConfiguration.VpcEndpointIds')];
  const isPrivate = types.each().length > 0 && types.each().every((one) => saysText(one, 'PRIVATE'));
  const ours = ids.each().length > 0 && ids.each().every((one) => pointsAt(world, one, 'AWS::EC2::VPCEndpoint'));
  const name = nameOf(api);
  return allOf([
    mustBe(isPrivate, types.value, OPEN, `${name} answers outside the enclave: ${describe(types.value)}`),
    mustBe(ours, ids.value, OPEN, `${name} stands behind an endpoint that is none of the enclave’s`),
    mustSay(api, api.read('EndpointAccessMode'), 'STRICT', fail(OPEN, `${name} answers to other names than its own`)),
    judgeTls(api),
    ...['Body', 'BodyS3Location'].map((path) => judgeBody(api.read(path), name)),
  ]);
}

/** TLS 1.3 and nothing older. */
export function judgeTls(bearer: Resource): Decided {
  const { value } = bearer.read('SecurityPolicy');
  const tls = asText(value);
  const holds = tls.kind === 'known' && tls.value.startsWith('SecurityPolicy_TLS13_');
  return mustBe(holds, value, OPEN, `${nameOf(bearer)} speaks older TLS than 1.3: ${describe(value)}`);
}

/** A document brings methods of its own, that nobody looked at here. */
function judgeBody({ value }: Property, api: string): Decided {
  return value.kind === 'absent' ? pass() : unsure(`${api} has routes in a document of its own`);
}

function judgeMethod(world: World, api: Resource, method: Resource, spec: PrivateApiSpec, manifest: Manifest): Decided {
  const verb = method.read('HttpMethod').value;
  const path = pathOf(world, api, method.read('ResourceId'));
  const shown = `${describe(verb)} ${path ?? 'of an unknown path'} of ${nameOf(api)}`;
  const route = routeOf(world, api, method, spec);
  return allOf([
    mustSay(method, method.read('AuthorizationType'), 'AWS_IAM', fail(OPEN, `${shown} is called without IAM`)),
    route
      ? judgeBackend(world, method, route, spec, manifest)
      : mustBe(false, verb, OPEN, `${shown} is no route of the manifest`),
  ]);
}
