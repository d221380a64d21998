import type { Identity } from '../account/account';

const USER_NAME = /\$\{\s*aws:username\s*(?:,\s*'[^']*'\s*)?\}/gi;
const OWN_ACCOUNT = /\$\{\s*aws:PrincipalAccount\s*(?:,\s*'[^']*'\s*)?\}/gi;
const DEPTH_MAX = 100;

/** A policy with the variables filled in that are known for whoever bears it: a user's name, and the account. */
export function withOwnName(document: unknown, { kind, name, arn }: Identity): unknown {
  const account = arn.split(':')[4] ?? '';
  const fill = (text: string): string => {
    if (!text.includes('${')) return text;
    // A function, since a `$` of a name would mean something in a plain replacement.
    const named = kind === 'user' ? text.replace(USER_NAME, () => name) : text;
    return account === '' ? named : named.replace(OWN_ACCOUNT, () => account);
  };
  return filled(document, fill, 0);
}

function filled(value: unknown, fill: (text: string) => string, depth: number): unknown {
  if (typeof value === 'string') return fill(value);
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return value;
  if (Array.isArray(value)) return value.map((one) => filled(one, fill, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, fill, depth + 1)]));
}
