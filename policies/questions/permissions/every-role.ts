import { matchesIam } from '../../../lib/common/match-glob';
import type { Composed, Property } from '../../../lib/template';
import { type Ternary, isIdentity, isStar } from '../../judge';

/** Names that no two roles share a part of, one of them below a path. */
const ROLES = ['role/q', 'role/z/k-7'].map((role) => `:iam::111122223333:${role}`);
const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov'];

/** Stands for a part that nobody knows. */
const HOLE = '\u0003';

/** Does a `Resource` stand for every role of an account? What is not known may be a star. */
export function isEveryRole({ value }: Property): Ternary {
  if (value.kind !== 'known' && value.kind !== 'composed') return isStar(value) === false ? false : undefined;
  const pattern = value.kind === 'known' ? String(value.value) : value.parts.map(spell).join('');
  if (standsForAll(pattern.replaceAll(HOLE, ''))) return true;
  return standsForAll(pattern.replaceAll(HOLE, '*')) ? undefined : false;
}

function standsForAll(pattern: string): boolean {
  return PARTITIONS.some((partition) => ROLES.every((role) => matchesIam(pattern, `arn:${partition}${role}`)));
}

function spell(part: Composed['parts'][number]): string {
  if (typeof part === 'string') return part;
  if (part.kind === 'reference') return isIdentity(part) ? 'some-resource' : HOLE;
  if (part.symbol === '{"Ref":"AWS::Partition"}') return 'aws';
  if (part.symbol === '{"Ref":"AWS::AccountId"}') return '111122223333';
  return part.symbol.startsWith('{"Ref":"AWS::') ? 'some-name' : HOLE;
}
