import type { Statement, Test } from '../policy/statement';
import type { SymbolTable } from '../policy/symbols';
import { LIMITING_KEYS } from './limiting-keys';

const OF_RESOURCES = ['aws:resourceorgid', 'aws:resourceorgpaths'];

/**
 * Do the statements say whose a request is by a value that nobody can read, so that it may be a pattern for everybody?
 *
 * Limits: a part of an ARN is taken for no more than one part, where operators for ARNs compare it.
 */
export function hidesLimits(statements: readonly Statement[], symbols: SymbolTable): boolean {
  const isOpen = (text: string): boolean => symbols.symbolsIn(text).some(({ kind }) => kind === 'opaque');
  return statements.some(({ tests }) =>
    tests.some((test) => isLimit(test) && test.values.some((value) => isOpen(namingPart(value, test)))),
  );
}

function isLimit({ key, operator }: Test): boolean {
  const isPattern = operator === 'StringLike' || operator === 'ArnLike';
  return (Object.hasOwn(LIMITING_KEYS, key) || OF_RESOURCES.includes(key)) && (isPattern || key.endsWith('arn'));
}

/** The part of a value that says whose it is. */
function namingPart(value: string, { key, operator }: Test): string {
  if (key.endsWith('orgpaths') || key === 'aws:userid') return value.split(/[/:]/)[0] ?? '';
  const fields = value.split(':');
  if (!key.endsWith('arn') || fields.length < 6) return value;
  const [account = ''] = fields.slice(4);
  const owner = account === '' ? fields.slice(5).join(':') : account;
  return operator === 'ArnLike' ? owner : `${fields.slice(0, 4).join(':')}:${owner}`;
}
