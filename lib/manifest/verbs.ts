import { parseArn, serviceHost, type Arn } from '../common/arn';
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

type VerbTable = Readonly<Partial<Record<Verb, readonly string[]>>>;

/**
 * What each verb means per service, action by action and without wildcards. Left out on purpose:
 * `dynamodb:Scan` reads a whole table at once, `dynamodb:BatchWriteItem` deletes as well as writes,
 * and nothing here changes a resource's own policy or configuration.
 *
 * Source: Service Authorization Reference, the page of each service.
 */
const VERBS_BY_SERVICE: Readonly<Record<string, VerbTable>> = {
  s3: {
    list: ['s3:ListBucket'],
    read: ['s3:GetObject'],
    write: ['s3:PutObject', 's3:AbortMultipartUpload'],
    delete: ['s3:DeleteObject'],
  },
  dynamodb: {
    list: ['dynamodb:DescribeTable'],
    read: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
    write: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
    delete: ['dynamodb:DeleteItem'],
  },
  secretsmanager: {
    list: ['secretsmanager:DescribeSecret'],
    read: ['secretsmanager:GetSecretValue'],
    write: ['secretsmanager:PutSecretValue'],
  },
  sqs: {
    list: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'],
    read: ['sqs:ReceiveMessage'],
    write: ['sqs:SendMessage'],
    delete: ['sqs:DeleteMessage'],
  },
  sns: { list: ['sns:GetTopicAttributes'], write: ['sns:Publish'] },
};

const KEY_ACTIONS: VerbTable = { read: ['kms:Decrypt'], write: ['kms:Decrypt', 'kms:GenerateDataKey'] };

/** DynamoDB decrypts the table's key for every call on items, deletions included. */
const KEY_ACTIONS_BY_SERVICE: Readonly<Record<string, VerbTable>> = { dynamodb: { delete: ['kms:Decrypt'] } };

/** Whoever could choose the key of an object could overwrite data so that only they can read it. */
const NO_CUSTOMER_KEY: Conditions = { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'true' } };

/** Services a data boundary may consist of. */
export const BOUNDARY_SERVICES: readonly string[] = Object.keys(VERBS_BY_SERVICE);

/** Does a service know a verb at all? Secrets, for one, cannot be deleted through a grant. */
export function knowsVerb(service: string, verb: Verb): boolean {
  return VERBS_BY_SERVICE[service]?.[verb] !== undefined;
}

/** Services a boundary needs an endpoint for, its key included. */
export function servicesOf(boundary: DataBoundary): string[] {
  const services = boundary.resources.map((resource) => parseArn(resource)?.service ?? '');
  return [...new Set([...services, ...(boundary.keyArn ? ['kms'] : [])])].sort();
}

/** What some verbs on a boundary amount to. `region` names the services a key may be used through. */
export function accessTo(boundary: DataBoundary, verbs: readonly Verb[], region: string): Access[] {
  const direct = boundary.resources.flatMap((resource) => verbs.flatMap((verb) => accessToResource(resource, verb)));
  const tables = [KEY_ACTIONS, ...servicesOf(boundary).flatMap((service) => KEY_ACTIONS_BY_SERVICE[service] ?? [])];
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

function accessToResource(resource: string, verb: Verb): Access[] {
  const arn = parseArn(resource);
  const actions = arn && VERBS_BY_SERVICE[arn.service]?.[verb];
  if (!arn || !actions) return [];
  if (arn.service === 's3') return [accessToBucket(arn, verb, actions)];
  return [{ actions, resources: [resource], conditions: {} }];
}

/** A bucket is listed by its own ARN, with the prefix as a condition; objects are named by ARN. */
function accessToBucket(arn: Arn, verb: Verb, actions: readonly string[]): Access {
  const [bucket, ...keyParts] = arn.resource.split('/');
  const keys = keyParts.join('/') || '*';
  const base = `arn:${arn.partition}:s3:::${bucket}`;
  if (verb !== 'list') {
    return { actions, resources: [`${base}/${keys}`], conditions: verb === 'write' ? NO_CUSTOMER_KEY : {} };
  }
  const conditions: Conditions = keys === '*' ? {} : { StringLike: { 's3:prefix': [keys] } };
  return { actions, resources: [base], conditions };
}
