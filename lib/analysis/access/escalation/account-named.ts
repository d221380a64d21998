import type { ReadLine } from './account-of-principals';

const STAND_IN = '111122223333';
const IDENTITY_ARN = /arn:aws[\w-]*:(?:iam|sts)::(\d{12}):(?:(role|user|group)\/(?:[\w+=,.@/-]*\/)?([\w+=,.@-]+))?/g;

/**
 * The account that principals live in: as their own ARNs say, or ARNs of their policies that name one of them, or the only
 * account that any of these names. Otherwise `guess` stands in for it, and nothing can be told to be of another account.
 */
export function accountNamed(
  principals: readonly ReadLine[],
  lines: readonly unknown[],
): { readonly id: string | undefined; readonly guess: string } {
  const own = principals.flatMap(({ arn }) => /^arn:[^:]*:iam::(\d{12}):/.exec(arn ?? '')?.[1] ?? []);
  if (own.length > 0) return { id: own[0], guess: own[0]! };
  const names = new Set(principals.flatMap(({ type, names }) => names.map((name) => `${type}/${name}`)));
  const counts = new Map<string, number>();
  const naming: string[] = [];
  for (const text of textsIn(lines)) {
    for (const [, account = '', type, name] of text.matchAll(IDENTITY_ARN)) {
      counts.set(account, (counts.get(account) ?? 0) + 1);
      if (names.has(`${type}/${name}`)) naming.push(account);
    }
  }
  if (naming.length > 0) return { id: naming[0], guess: naming[0]! };
  const [first, ...others] = [...counts].sort(([, one], [, other]) => other - one).map(([account]) => account);
  return { id: others.length === 0 ? first : undefined, guess: first ?? STAND_IN };
}

/** Every text in it, however deep. */
function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  const open: unknown[] = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one === 'string') texts.push(one);
    else if (typeof one === 'object' && one !== null) for (const part of Object.values(one)) open.push(part);
  }
  return texts;
}
