import { type Resource, type Value, type World, asText } from '../../template';
import { type Pattern, patternOf, tokensOf } from './patterns';

/** A resource ARN of one API route, read back from a template. */
export interface RouteArn {
  /** Literal name of the REST API. */
  readonly api: string;
  readonly method: string;
  readonly path: string;
  /** Another API of this template bears the same name. */
  readonly ambiguous: boolean;
  /** The ARN of another path of the same API, stage and method. */
  readonly withPath: (path: string) => Pattern;
}

/** Parts that are not literal appear by their number between two marks that no policy contains. */
const ARN =
  /^arn:[^:]+:execute-api:[^:]+:[^:]+:\uE000(\d+)\uE001\/(?:\uE000(\d+)\uE001|[A-Za-z0-9_-]+)\/([A-Z]+)(\/[^\uE000\uE001{}?]*)$/;

/**
 * Reads `arn:…:execute-api:<region>:<account>:<Ref of a RestApi>/<stage>/<METHOD>/<path>`; the stage is literal or the
 * `Ref` of a stage.
 *
 * Limits: undefined for any other form, which then counts as beyond the grants.
 */
export function readRouteArn(world: World, value: Value): RouteArn | undefined {
  if (value.kind !== 'composed') return undefined;
  const text = value.parts.map((part, index) => (typeof part === 'string' ? part : `\uE000${index}\uE001`)).join('');
  const match = ARN.exec(text);
  if (!match) return undefined;
  const [, apiAt, stageAt, method = '', path = ''] = match;
  const referred = (at: string | undefined, type: string) => {
    const part = at === undefined ? undefined : value.parts[Number(at)];
    if (typeof part !== 'object' || part.kind !== 'reference' || part.attribute !== 'Ref') return undefined;
    const resource = world.resource(part.logicalId);
    return resource?.type === type ? resource : undefined;
  };
  const api = referred(apiAt, 'AWS::ApiGateway::RestApi');
  const name = api && nameOf(api);
  if (!name || (stageAt !== undefined && !referred(stageAt, 'AWS::ApiGateway::Stage'))) return undefined;
  const root = patternOf(value).slice(0, -path.length);
  return {
    api: name,
    method,
    path,
    ambiguous: world.ofType('AWS::ApiGateway::RestApi').filter((other) => nameOf(other) === name).length > 1,
    withPath: (other) => [...root, ...tokensOf(other)],
  };
}

function nameOf(api: Resource): string | undefined {
  const name = asText(api.read('Name').value);
  return name.kind === 'known' ? name.value : undefined;
}
