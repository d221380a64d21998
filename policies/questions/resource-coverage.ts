import { matchesGlob } from '../../lib/common/match-glob';
import type { Property, Value } from '../../lib/template';
import type { Ternary } from '../judge';

/** What a policy stands on, as its `Resource` elements may call it. */
export interface Owner {
  /** Its logical id; undefined for what stands outside the template, known by its name only. */
  readonly id?: string;
  readonly name: Value;
  /** What stands before its name in an ARN, e.g. `arn:aws:s3:::`. */
  readonly arnStart: RegExp;
  /** The attributes that give its ARN, and those that give its name. */
  readonly arnAttributes: readonly string[];
  readonly nameAttributes: readonly string[];
}

/** Stands for any further text, such as an object's key: only a wildcard can match it. */
export const ANYTHING = '\u0001';

/** Surrounds what is a resource of this template, and so no text that could be another. */
const MARK = '\u0002';
const OWN_NAME = `${MARK}its own name${MARK}`;
const OWN_ARN = `${MARK}its own arn${MARK}`;
const HOLE = '\u0003';

/**
 * Does one `Resource` of a policy cover its owner, with a suffix such as the keys of a bucket's objects?
 *
 * Limits: a resource with parts that are not known covers nothing for certain, unless the same unknown parts make up
 * the owner's name. Account and region of an ARN are not compared: a policy speaks of its own.
 */
export function covers(resource: Property, owner: Owner, suffix = ''): Ternary {
  const spelled = spell(resource.value, owner, 'resource');
  const path = spelled.startsWith(OWN_ARN) ? spelled.replace(OWN_ARN, OWN_NAME) : spelled.replace(owner.arnStart, '');
  const spelledName = owner.name.kind === 'absent' ? OWN_NAME : spell(owner.name, owner, 'name');
  // Once the name is taken out, is anything left that nobody knows? Or may a text be the name that nobody knows?
  const nameless = path.replaceAll(spelledName, OWN_NAME);
  const hidden = nameless.includes(HOLE) || (spelledName.includes(HOLE) && !nameless.includes(MARK));
  return (
    matches(path, `${spelledName}${suffix}`) || matches(path, `${OWN_NAME}${suffix}`) || (hidden ? undefined : false)
  );
}

/** A text in which equal unknown parts look equal, and the owner's name and ARN look like themselves. */
function spell(value: Value, owner: Owner, side: 'name' | 'resource'): string {
  switch (value.kind) {
    case 'known':
      return String(value.value);
    case 'reference':
      if (value.logicalId === owner.id && owner.arnAttributes.includes(value.attribute)) return OWN_ARN;
      if (value.logicalId === owner.id && owner.nameAttributes.includes(value.attribute)) return OWN_NAME;
      return `${MARK}${value.logicalId}.${value.attribute}${MARK}`;
    case 'composed':
      return value.parts.map((part) => (typeof part === 'string' ? part : spell(part, owner, side))).join('');
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
  return matchesGlob(pattern, text, (one, other) => one === other || (one === '?' && other !== ANYTHING));
}
