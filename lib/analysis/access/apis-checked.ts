import { isDeepStrictEqual } from 'node:util';
import type { Manifest, RouteSpec } from '../../manifest';
import { type Property, type Resource, type World, asBoolean, asNumber, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustBe, pass } from '../decided';
import { nameOf } from '../name-of';
import { saysText } from '../says';
import { routeOf, specOf } from './api-routes';

const UNCHECKED = 'calls are not checked';

/** How many calls at once a route takes beside what it takes in a second (the builder’s promise in the manifest’s words). */
const BURST = 2;

/**
 * Is each call checked before it reaches the backend, and are there no more of them than the manifest says?
 *
 * Whatever content type a caller claims, a body is held against the schema of the manifest; what a call must bring along
 * is demanded by name.
 *
 * Limits: that API Gateway checks JSON as the schema says is its own business. Methods of no route are for
 * `apisPrivate`.
 */
export function apisChecked(manifest: Manifest): Claim {
  return {
    claim: 'APIs refuse calls that lack what the manifest demands, and more calls than it says',
    decide(world) {
      const routes = world.ofType('AWS::ApiGateway::Method').flatMap((method) => {
        const api = world.follow(method.read('RestApiId'));
        const spec = specOf(api, manifest);
        const route = api && spec && routeOf(world, api, method, spec);
        return route ? [{ api, method, route }] : [];
      });
      const stages = world.ofType('AWS::ApiGateway::Stage');
      return allOf(
        routes.flatMap(({ api, method, route }) => [
          judgeValidator(world, api, method),
          ...wordsOf(route).map((word) => judgeWord(method, word)),
          judgeModel(world, api, method, route),
          ...stages
            .filter((stage) => world.follow(stage.read('RestApiId'))?.id === api.id)
            .map((stage) => judgePace(stage, route)),
        ]),
        `${routes.length} routes`,
      );
    },
  };
}

function judgeValidator(world: World, api: Resource, method: Resource): Decided {
  const pointer = method.read('RequestValidatorId');
  const validator = world.follow(pointer);
  const isOfApi = validator !== undefined && world.follow(validator.read('RestApiId'))?.id === api.id;
  if (validator?.type !== 'AWS::ApiGateway::RequestValidator' || !isOfApi) {
    return mustBe(false, pointer.value, UNCHECKED, `${nameOf(method)} takes any call: nothing checks it`);
  }
  const switches = ['ValidateRequestBody', 'ValidateRequestParameters'].map((path) => validator.read(path));
  return allOf(
    switches.map((one) => mustBe(isOn(one), one.value, UNCHECKED, `${one.path} of ${nameOf(validator)} is off`)),
    '',
  );
}

/** What a call must bring along, as API Gateway says it. */
function wordsOf({ path, queryRequired, headersRequired }: RouteSpec): string[] {
  return [
    ...[...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => `path.${name}`),
    ...queryRequired.map((name) => `querystring.${name}`),
    ...headersRequired.map((name) => `header.${name}`),
  ];
}

function judgeWord(method: Resource, word: string): Decided {
  const demanded = method.read('RequestParameters').get(`method.request.${word}`);
  return mustBe(isOn(demanded), demanded.value, UNCHECKED, `${nameOf(method)} takes calls without ${word}`);
}

function judgeModel(world: World, api: Resource, method: Resource, { bodySchema }: RouteSpec): Decided {
  if (!bodySchema) return pass();
  const pointer = method.read('RequestModels').get('$default');
  const model = world.follow(pointer);
  if (model?.type !== 'AWS::ApiGateway::Model' || world.follow(model.read('RestApiId'))?.id !== api.id) {
    return mustBe(false, pointer.value, UNCHECKED, `${nameOf(method)} takes a body of any kind`);
  }
  const wanted = { $schema: DRAFT_4, ...bodySchema };
  if (isDeepStrictEqual(contentOf(model.read('Schema').parsed()), wanted)) return pass();
  return fail(UNCHECKED, `${nameOf(model)} lets through bodies that the manifest does not`);
}

/** The JSON Schema that API Gateway reads (API Gateway Developer Guide, "Data models for REST APIs"). */
const DRAFT_4 = 'http://json-schema.org/draft-04/schema#';

/** A piece of the template as plain data; what nobody can read is equal to nothing. */
function contentOf({ value }: Property): unknown {
  if (value.kind === 'map') return Object.fromEntries([...value.entries].map(([key, one]) => [key, contentOf(one)]));
  if (value.kind === 'list') return value.items.map(contentOf);
  return value.kind === 'known' ? value.value : { hidden: Symbol(value.kind) };
}

/** What a stage says of one route holds for it alone, and takes nothing over from what it says of all. */
function judgePace(stage: Resource, { method, path, callsPerSecondMax }: RouteSpec): Decided {
  const settings = stage.read('MethodSettings').each();
  const about = (verb: string, resource: string) =>
    settings.find((one) => saysText(one.get('HttpMethod'), verb) && saysText(one.get('ResourcePath'), resource));
  const setting = about(method, `/${path.replaceAll('/', '~1')}`) ?? about('*', '/*');
  const route = `${method} ${path} of ${nameOf(stage)}`;
  if (!setting) return fail(UNCHECKED, `${route} takes as many calls as come`);
  const most = (key: string, max: number): Decided => {
    const { value } = setting.get(key);
    const number = asNumber(value);
    const holds = number.kind === 'known' && number.value >= 0 && number.value <= max;
    return mustBe(holds, value, UNCHECKED, `${route} takes ${describe(value)} calls, not ${max}`);
  };
  return allOf([
    most('ThrottlingRateLimit', callsPerSecondMax),
    most('ThrottlingBurstLimit', BURST * callsPerSecondMax),
  ]);
}

function isOn({ value }: Property): boolean {
  const answer = asBoolean(value);
  return answer.kind === 'known' && answer.value;
}
