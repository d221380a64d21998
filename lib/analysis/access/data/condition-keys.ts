import type Data from './condition-keys.json';

/** What a value of a condition key is. */
export type KeyType = 'String' | 'ARN' | 'Bool' | 'Numeric' | 'Date' | 'IPAddress';

/** A condition key of AWS. */
export interface KeyFacts {
  /** As AWS writes it; a part that differs from request to request in braces: `aws:RequestTag/${TagKey}`. */
  readonly name: string;
  readonly type: KeyType;
  /** Can a request carry many values for it, so that `ForAllValues:` and `ForAnyValue:` make sense? */
  readonly multiValued: boolean;
}

interface Keys {
  readonly exact: ReadonlyMap<string, KeyFacts>;
  /** Keys with a variable part, under what stands before it: `aws:requesttag/`. */
  readonly templates: ReadonlyMap<string, readonly Template[]>;
}

interface Template {
  readonly facts: KeyFacts;
  /** What the variable part is followed by; most end with it. */
  readonly rest: readonly string[];
}

const VARIABLE = /\$\{[^}]*\}|<[^>]*>/;
let known: Keys | undefined;

/**
 * The facts on a condition key in any case, also for one tag of many: `aws:RequestTag/team` is `aws:RequestTag/${TagKey}`.
 *
 * Limits: AWS documents the keys of its own providers; a key that an OIDC provider of one's own brings
 * (`token.example.com:aud`) is not known.
 */
export function keyFacts(key: string): KeyFacts | undefined {
  const lower = key.toLowerCase();
  const { exact, templates } = load();
  const found = exact.get(lower);
  if (found) return found;
  // The variable part stands behind a slash, a dot or a dash, of which a key has few; a hostile one has many.
  for (let at = 1; at < Math.min(lower.length, 200); at++) {
    const fits = templates.get(lower.slice(0, at))?.find(({ rest }) => follows(lower.slice(at), rest));
    if (fits) return fits.facts;
  }
  return undefined;
}

/** Is it something for the variable part, and then the literal parts in their order? */
function follows(text: string, rest: readonly string[]): boolean {
  const [last = '', ...before] = [...rest].reverse();
  if (!text.endsWith(last)) return false;
  let at = 0;
  for (const part of before.reverse()) {
    const next = text.indexOf(part, at + 1);
    if (next === -1) return false;
    at = next + part.length;
  }
  return text.length - last.length > at;
}

function load(): Keys {
  if (known) return known;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a policy with conditions needs it
  const { types } = require('./condition-keys.json') as typeof Data;
  const exact = new Map<string, KeyFacts>();
  const templates = new Map<string, Template[]>();
  for (const [typeName, names] of Object.entries(types)) {
    const multiValued = typeName.startsWith('ArrayOf');
    const type = (multiValued ? typeName.slice('ArrayOf'.length) : typeName) as KeyType;
    for (const name of names.split(' ')) {
      const facts: KeyFacts = { name, type, multiValued };
      const [literal = '', ...rest] = name.toLowerCase().split(VARIABLE);
      exact.set(name.toLowerCase(), facts);
      if (rest.length > 0) templates.set(literal, [...(templates.get(literal) ?? []), { facts, rest }]);
    }
  }
  return (known = { exact, templates });
}
