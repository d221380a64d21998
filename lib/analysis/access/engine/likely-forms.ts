import type { Request } from '../request/request';
import { likelyActions, likelyResource } from './likely-action';
import { FRESH } from './pattern-automaton';

const FRESH_TEXT = String.fromCharCode(FRESH);

/** A request with ordinary characters where no pattern writes any. */
export function plainForm(request: Request, letter = 'x'): Request {
  return mapTexts(request, (text) => text.replaceAll(FRESH_TEXT, letter));
}

/** Forms of a request that its policies most likely do not tell apart, the one a person would expect first. */
export function likelyForms(request: Request): Request[] {
  const likely = mapRequest(request, (arn) => likelyArn(arn, true));
  const forms = [
    ...likelyActions(request.action, FRESH_TEXT).flatMap((action) => withResource({ ...likely, action })),
    likely,
    mapRequest(request, (arn) => likelyArn(arn, false)),
    request,
  ].map((form) => plainForm(form));
  // A policy may write the usual letter after all.
  forms.push(plainForm(request, 'q7'), plainForm(request, 'Z'));
  const texts = forms.map((form) => JSON.stringify(form));
  return forms.filter((_, index) => texts.indexOf(texts[index]!) === index);
}

/** A request whose resource may be anything asks for something its action works on. */
function withResource(request: Request): Request[] {
  const resource = request.resource === '*' ? likelyResource(request.action) : undefined;
  return resource === undefined ? [request] : [{ ...request, resource }, request];
}

/** Services whose ARNs have no account, or no region. */
const WITHOUT_ACCOUNT = ['s3', 'apigateway', 'route53'];
const WITHOUT_REGION = ['s3', 'iam', 'cloudfront', 'organizations', 'sts', 'route53'];

function likelyArn(text: string, fillsEmpty: boolean): string {
  const [scheme, partition, service, region, account, ...rest] = text.split(':');
  if (rest.length === 0 || !scheme!.endsWith('arn')) return text;
  const mayFill = (part: string | undefined, without: readonly string[]) =>
    part!.includes(FRESH_TEXT) || (fillsEmpty && part === '' && !without.includes(service!));
  const resource = rest.join(':');
  return [
    scheme,
    isFresh(partition) ? 'aws' : partition,
    isFresh(service) ? 's3' : service,
    mayFill(region, WITHOUT_REGION) ? 'us-east-1' : region,
    mayFill(account, WITHOUT_ACCOUNT) ? '111122223333' : account,
    /[:/]$/.test(resource) ? `${resource}x` : resource,
  ].join(':');
}

function isFresh(text: string | undefined): boolean {
  return text === FRESH_TEXT;
}

function mapRequest(request: Request, ofArn: (text: string) => string): Request {
  const { principal } = request;
  return {
    ...request,
    resource: ofArn(request.resource),
    ...(principal !== undefined && { principal: likelyPrincipal(principal, ofArn) }),
  };
}

/** Somebody of whom no policy says what they are is a user. */
function likelyPrincipal(principal: string, ofArn: (text: string) => string): string {
  const [kind, scheme, partition, service, region, account, ...rest] = principal.split(':');
  if (kind !== 'AWS' || rest.length === 0) return principal;
  const resource = rest.join(':') === FRESH_TEXT && isFresh(service) ? 'user/x' : rest.join(':');
  const arn = [scheme, partition, isFresh(service) ? 'iam' : service, isFresh(region) ? '' : region, account, resource];
  return `AWS:${ofArn(arn.join(':'))}`;
}

function mapTexts({ action, resource, principal, context }: Request, map: (text: string) => string): Request {
  const values = Object.entries(context).map(([key, value]): [string, string | readonly string[]] => [
    key,
    typeof value === 'string' ? map(value) : value.map(map),
  ]);
  return {
    action: map(action),
    resource: map(resource),
    ...(principal !== undefined && { principal: map(principal) }),
    context: Object.fromEntries(values),
  };
}
