import { type Property, type Resource, type Value } from '../lib/template';
import type { Ternary } from './judge';
import { matchesGlob } from './match-glob';

/** Which part of a bucket a statement is about: the bucket itself, and the objects in it. */
export interface Coverage {
  readonly bucket: Ternary;
  readonly objects: Ternary;
}

/** Stands for any object's key: only a wildcard can match it. */
const ANY_KEY = '\u0001';

/**
 * Does one `Resource` of a bucket policy cover the bucket, and all of its objects?
 *
 * Limits: a resource with parts that are not known covers neither for certain, unless the same unknown parts make up
 * the bucket's name.
 */
export function coverageOf(resource: Property, bucket: Resource): Coverage {
  const path = spell(resource.value, bucket, 'resource').replace(/^arn:[^:]*:s3:::/, '');
  const name = bucket.read('BucketName').value;
  const spelledName = name.kind === 'absent' ? OWN_NAME : spell(name, bucket, 'name');
  // Once the name is taken out, is anything left that nobody knows? Or may a text be the name that nobody knows?
  const nameless = path.replaceAll(spelledName, OWN_NAME);
  const hidden = nameless.includes(HOLE) || (spelledName.includes(HOLE) && !nameless.includes(MARK));
  const covers = (suffix: string): Ternary =>
    matches(path, `${spelledName}${suffix}`) || matches(path, `${OWN_NAME}${suffix}`) || (hidden ? undefined : false);
  return { bucket: covers(''), objects: covers(`/${ANY_KEY}`) };
}

/** Surrounds what is a resource of this template, and so no text that could be another. */
const MARK = '\u0002';
const OWN_NAME = `${MARK}this bucket${MARK}`;
const HOLE = '\u0003';

/** A text in which equal unknown parts look equal, and the bucket's own name and ARN look like themselves. */
function spell(value: Value, bucket: Resource, side: 'name' | 'resource'): string {
  switch (value.kind) {
    case 'known':
      return String(value.value);
    case 'reference':
      if (value.logicalId !== bucket.id) return `${MARK}${value.logicalId}.${value.attribute}${MARK}`;
      return value.attribute === 'Arn' ? `arn:aws:s3:::${OWN_NAME}` : OWN_NAME;
    case 'composed':
      return value.parts.map((part) => (typeof part === 'string' ? part : spell(part, bucket, side))).join('');
    case 'unresolved':
      // Without a symbol it equals nothing. A colon would end the partition of an ARN, a star would be a wildcard.
      return `${HOLE}${value.symbol === '' ? side : value.symbol.replace(/[:*?]/g, ' ')}${HOLE}`;
    case 'absent':
    case 'list':
    case 'map':
      return `${HOLE}${side}${HOLE}`;
  }
}

function matches(pattern: string, text: string): boolean {
  return matchesGlob(pattern, text, (one, other) => one === other || (one === '?' && other !== ANY_KEY));
}
