import { parseArn } from '../common/arn';

/** Kinds of data that the enclave can make under a name that is known before: their ARN says all of it. */
export const CREATED_KINDS = ['bucket', 'queue', 'stream', 'topic'] as const;
export type CreatedKind = (typeof CREATED_KINDS)[number];

/** What is to be made. */
export interface CreatedResource {
  readonly kind: CreatedKind;
  readonly name: string;
}

/**
 * What the ARN of a whole bucket, queue, stream or topic says is to be made; undefined for anything else.
 *
 * A table needs to be told its keys, a secret gets letters behind its name when it is made (AWS Secrets Manager API
 * Reference, "CreateSecret"), and what lies behind access points and collections is somebody's already.
 */
export function createdResource(arn: string): CreatedResource | undefined {
  const { service, region = '', resource = '' } = parseArn(arn) ?? {};
  const [name = '', ...more] = resource.split('/');
  if (service === 'kinesis' && name === 'stream' && more[0]) return { kind: 'stream', name: more[0] };
  if (name === '' || more.length > 0) return undefined;
  if (service === 's3' && region === '') return { kind: 'bucket', name };
  if (service === 'sqs') return { kind: 'queue', name };
  return service === 'sns' ? { kind: 'topic', name } : undefined;
}
