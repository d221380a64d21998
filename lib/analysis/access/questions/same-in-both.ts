import type { Guarded, Identity } from '../account/account';

/** Each of one account with what it is in the other: by its id, else by what it is called. */
export function matched<T extends Guarded | Identity>(
  ones: readonly T[],
  others: readonly T[],
): [one: T, other: T | undefined][] {
  const left = new Set(others);
  const take = (found: T | undefined): T | undefined => {
    if (found) left.delete(found);
    return found;
  };
  const byId = new Map(ones.map((one) => [one, take(others.find((other) => isSameId(one, other)))]));
  return ones.map((one) => [
    one,
    byId.get(one) ?? take([...left].find((other) => kindOf(one) === kindOf(other) && other.arn === one.arn)),
  ]);
}

function isSameId(one: Guarded | Identity, other: Guarded | Identity): boolean {
  return one.id === other.id && kindOf(one) === kindOf(other);
}

function kindOf(one: Guarded | Identity): string {
  return 'type' in one ? one.type : one.kind;
}

/** Are they written alike? Where a policy stands says nothing about what it allows. */
export function isSame(one: unknown, other: unknown): boolean {
  const written = (part: unknown) => JSON.stringify(part, (name, value: unknown) => (name === 'where' ? null : value));
  return written(one) === written(other);
}
