import { Hole, Written } from '../written';
import { type Raw, entriesOf, entry, entryAt, namedId, sub, textOf } from './author';
import type { Trigger } from './events';
import type { Site, Source } from './site';

/** The ids SAM gives to the APIs that nobody wrote. */
export const IMPLICIT = { Api: 'ServerlessRestApi', HttpApi: 'ServerlessHttpApi' } as const;

/**
 * An `Api` or `HttpApi` event: a method or route with its way to authorize, and the permission to call the function.
 *
 * SAM writes methods into the OpenAPI document of the API. Here each is a resource of its own, as a plain template
 * writes it, so that rules on methods and routes judge them and a finding leads to the event.
 *
 * Limits: methods of a `DefinitionBody` of the author's stay in it; who an API outside the template lets in is not known.
 */
export function expandApiEvent(trigger: Trigger, site: Site): void {
  const { source, name, properties, node } = trigger;
  const type = trigger.type === 'HttpApi' ? 'HttpApi' : 'Api';
  const given = entry(properties, type === 'Api' ? 'RestApiId' : 'ApiId');
  const id = given ? namedId(given) : IMPLICIT[type];
  if (!given) site.implicit.set(IMPLICIT[type], [...(site.implicit.get(IMPLICIT[type]) ?? []), source]);
  const api = id === undefined ? undefined : apiNamed(id, type, site);
  const reference = given ? (textOf(given) !== undefined ? { Ref: id } : given) : { Ref: id };
  const say = type === 'Api' ? methodOf : routeOf;
  const [resourceType, said] = say(trigger, authorizationOf(trigger, api), reference);
  const isFunction = source.type === 'AWS::Serverless::Function';
  site.add(source, `${source.id}${name}${type === 'Api' ? 'Method' : 'Route'}`, resourceType, said, node);
  if (!isFunction) return;
  const path = `\${__Api__}/*/${(textOf(entry(properties, 'Method')) ?? '*').toUpperCase().replace('ANY', '*')}`;
  const route = (textOf(entry(properties, 'Path')) ?? '/*').replace(/\{[^}]*\}/g, '*').replace('$default', '/*');
  const suffix = type === 'Api' ? `Permission${stageOf(id, site)}` : 'Permission';
  site.add(
    source,
    `${source.id}${name}${suffix}`,
    'AWS::Lambda::Permission',
    {
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: source.id },
      Principal: 'apigateway.amazonaws.com',
      SourceArn: sub(`arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:${path}${route}`, {
        __Api__: reference,
      }),
    },
    node,
  );
}

/** The properties of an API of this template, `Globals` included; undefined for one that stands elsewhere. */
function apiNamed(id: string, type: 'Api' | 'HttpApi', site: Site): Written | undefined {
  const source = site.sources.get(id);
  if (source) return source.properties;
  return id === IMPLICIT[type] ? (entry(site.globals, type) ?? new Written({}, site.globals.place)) : undefined;
}

function stageOf(id: string | undefined, site: Site): string {
  if (id === IMPLICIT.Api) return 'Prod';
  const source: Source | undefined = id === undefined ? undefined : site.sources.get(id);
  return textOf(entry(source?.properties, 'StageName')) ?? 'Stage';
}

interface Authorization {
  readonly type: unknown;
  readonly keyRequired: unknown;
}

/** What the event says, else what the API says for all its methods, else nothing: then everyone may call. */
function authorizationOf({ type, properties, node }: Trigger, api: Written | undefined): Authorization {
  const own = entryAt(properties, 'Auth.Authorizer');
  const shared = entryAt(api, 'Auth.DefaultAuthorizer');
  const keyRequired = entryAt(properties, 'Auth.ApiKeyRequired') ?? entryAt(api, 'Auth.ApiKeyRequired') ?? false;
  const chosen = own ?? shared;
  if (!api && textOf(own) !== 'AWS_IAM' && textOf(own) !== 'NONE') {
    return { type: new Written(new Hole('what an API outside this template demands'), node.place), keyRequired };
  }
  const none = { type: new Written('NONE', node.place), keyRequired };
  if (!chosen) return none;
  const name = textOf(chosen);
  if (name === 'NONE' || name === 'AWS_IAM') return { type: new Written(name, chosen.place), keyRequired };
  const authorizer = entriesOf(entryAt(api, 'Auth.Authorizers')).find(([key]) => key === name)?.[1];
  const kind = authorizer ? kindOf(authorizer, type) : new Hole(`authorizer ${name ?? 'behind an intrinsic'}`);
  return { type: new Written(kind, chosen.place), keyRequired };
}

function kindOf(authorizer: Written, type: string): unknown {
  if (entry(authorizer, 'UserPoolArn')) return 'COGNITO_USER_POOLS';
  if (entry(authorizer, 'FunctionArn')) return 'CUSTOM';
  if (entry(authorizer, 'JwtConfiguration') && type === 'HttpApi') return 'JWT';
  return new Hole('an authorizer of a kind we do not know');
}

function methodOf({ properties, node }: Trigger, { type, keyRequired }: Authorization, api: unknown): [string, Raw] {
  const method = textOf(entry(properties, 'Method'));
  return [
    'AWS::ApiGateway::Method',
    {
      RestApiId: api,
      ResourceId: new Hole('the path that SAM adds'),
      HttpMethod: method === undefined ? entry(properties, 'Method') : new Written(method.toUpperCase(), node.place),
      AuthorizationType: type,
      ApiKeyRequired: keyRequired,
      AuthorizerId: new Hole('the authorizer that SAM adds'),
      RequestValidatorId: new Hole('the validator that SAM adds'),
      Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: new Hole('the function behind it') },
    },
  ];
}

function routeOf({ properties }: Trigger, { type }: Authorization, api: unknown): [string, Raw] {
  const [method, path] = [textOf(entry(properties, 'Method')), textOf(entry(properties, 'Path'))];
  const scopes = entryAt(properties, 'Auth.AuthorizationScopes');
  const key =
    path === undefined && method === undefined ? '$default' : `${(method ?? 'any').toUpperCase()} ${path ?? '/'}`;
  return [
    'AWS::ApiGatewayV2::Route',
    {
      ApiId: api,
      RouteKey: key,
      AuthorizationType: type,
      AuthorizerId: new Hole('the authorizer that SAM adds'),
      ...(scopes && { AuthorizationScopes: scopes }),
      Target: new Hole('the function behind it'),
    },
  ];
}
