import { parseArn, serviceHost, type Arn } from '../common/arn';
import { kindOf } from './boundary-kinds';
import { isAccessPoint } from './data-hosts';
import { isDatabase } from './databases';
import type { DataBoundary } from './schema';
import type { Verb } from './schema/access';

/** IAM condition block: operator, key, values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One allowed statement's worth of access, before anybody adds who, until when and through which door. */
export interface Access {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: Conditions;
}

/** Whoever could choose the key of an object could overwrite data so that only they can read it. */
const NO_CUSTOMER_KEY: Conditions = { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'true' } };

/** Does a resource know a verb at all? Secrets, for one, cannot be deleted through a grant. */
export function knowsVerb(resource: string, verb: Verb): boolean {
  return kindOf(resource)?.verbs[verb] !== undefined;
}

/** Services a boundary needs an endpoint for, its key included. */
export function servicesOf(boundary: DataBoundary): string[] {
  const behindEndpoints = boundary.resources.filter((resource) => !isDatabase(resource));
  const services = behindEndpoints.map((resource) => parseArn(resource)?.service ?? '');
  return [...new Set([...services, ...(boundary.keyArn ? ['kms'] : [])])].sort();
}

/** What some verbs on a boundary amount to. `region` names the services a key may be used through. */
export function accessTo(boundary: DataBoundary, verbs: readonly Verb[], region: string): Access[] {
  const direct = boundary.resources.flatMap((resource) =>
    verbs.flatMap((verb) => accessToResource(resource, verb, boundary)),
  );
  // A file system opens its key itself (FSx for OpenZFS User Guide, "Managing access point access": SSE-FSX).
  const tables = boundary.volumeArn ? [] : boundary.resources.flatMap((resource) => kindOf(resource)?.keyVerbs ?? []);
  const keyActions = [...new Set(verbs.flatMap((verb) => tables.flatMap((table) => table[verb] ?? [])))];
  if (!boundary.keyArn || keyActions.length === 0) return direct;
  const via = servicesOf(boundary)
    .filter((service) => service !== 'kms')
    .map((service) => serviceHost(service, region));
  return [
    ...direct,
    { actions: keyActions, resources: [boundary.keyArn], conditions: { StringEquals: { 'kms:ViaService': via } } },
  ];
}

/**
 * What an endpoint must let through beside that: a call through an access point is also one on the bucket behind it
 * (Amazon S3 User Guide, "Creating access points restricted to a virtual private cloud"). No role is given the bucket,
 * and the endpoint lets nothing to it but through the access point.
 */
export function accessBehind(boundary: DataBoundary, verbs: readonly Verb[]): Access[] {
  return boundary.resources.flatMap((resource) =>
    verbs.flatMap((verb) => {
      const behind = bucketBehind(resource, boundary);
      if (!behind) return [];
      const StringEquals = { 's3:DataAccessPointArn': kindOf(resource)!.recordedAs(resource) };
      return accessToResource(behind, verb, boundary).map((access) => ({
        ...access,
        conditions: { ...access.conditions, StringEquals },
      }));
    }),
  );
}

/**
 * ARNs of all data of a boundary whose use the trail records, under every name that such a record may bear. A database
 * writes down its use itself.
 */
export function recordedResources(boundary: DataBoundary): string[] {
  const recorded = boundary.resources.filter((resource) => !isDatabase(resource));
  return recorded.flatMap((resource) => [resource, bucketBehind(resource, boundary) ?? []].flat());
}

/** The objects of an access point, by their names in the bucket behind it. */
function bucketBehind(resource: string, { bucketArn }: DataBoundary): string | undefined {
  const arn = parseArn(resource);
  if (!arn || !bucketArn || !isAccessPoint(arn)) return undefined;
  return `${bucketArn}/${keysOf(arn)}`;
}

function accessToResource(resource: string, verb: Verb, { leadingKeys, tag }: DataBoundary): Access[] {
  const arn = parseArn(resource);
  const actions = kindOf(resource)?.verbs[verb];
  // Signing in names a user of a proxy, which gets its id when it is deployed: see `databases.ts`.
  if (!arn || !actions || isDatabase(resource)) return [];
  if (arn.service === 's3') return [accessToObjects(arn, verb, actions, tag)];
  const isTable = arn.service === 'dynamodb';
  const items = isTable && verb !== 'list' ? onlyItems(tag === undefined ? leadingKeys : [ownValue(tag)]) : {};
  // A table holds the items of all; everything else belongs to one of them as a whole.
  const owner: Conditions =
    tag === undefined || isTable ? {} : { StringEquals: { [`aws:ResourceTag/${tag}`]: ownValue(tag) } };
  return [{ actions, resources: [resource], conditions: { ...items, ...owner } }];
}

/** What IAM puts in the place of this at each call: the value of the caller's session tag. Without one nothing fits. */
function ownValue(tag: string): string {
  return `\${aws:PrincipalTag/${tag}}`;
}

/** A bucket or access point is listed by its own ARN, with the prefix as a condition; objects are named by ARN. */
function accessToObjects(arn: Arn, verb: Verb, actions: readonly string[], tag: string | undefined): Access {
  const all = keysOf(arn);
  const keys = tag === undefined ? all : all.replace(/\*$/, `${ownValue(tag)}/*`);
  const store = isAccessPoint(arn) ? `${accessPointOf(arn)}/object` : bucketOf(arn);
  if (verb !== 'list') {
    return { actions, resources: [`${store}/${keys}`], conditions: verb === 'write' ? NO_CUSTOMER_KEY : {} };
  }
  const conditions: Conditions = keys === '*' ? {} : { StringLike: { 's3:prefix': [keys] } };
  return { actions, resources: [isAccessPoint(arn) ? accessPointOf(arn) : store], conditions };
}

/** The part of an object's ARN that stands for its key; a whole store is all of its keys. */
function keysOf(arn: Arn): string {
  const parts = arn.resource.split('/');
  return parts.slice(isAccessPoint(arn) ? 3 : 1).join('/') || '*';
}

function bucketOf({ partition, resource }: Arn): string {
  return `arn:${partition}:s3:::${resource.split('/')[0]}`;
}

function accessPointOf({ partition, region, account, resource }: Arn): string {
  return `arn:${partition}:s3:${region}:${account}:${resource.split('/').slice(0, 2).join('/')}`;
}

/**
 * Only items whose partition key is one of these. A request that names no key at all would pass a test for all values,
 * so it must name one (Amazon DynamoDB Developer Guide, "Using IAM policy conditions for fine-grained access control").
 */
function onlyItems(keys: readonly string[]): Conditions {
  if (keys.length === 0) return {};
  return {
    'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': keys },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  };
}
