/**
 * What a policy of Verified Access demands, read from its text: for each `permit`, its conditions, all of which must
 * hold, each as a list of alternatives.
 *
 * Limits: only `permit(principal, action, resource) when { … };` is understood, joined by `&&` and, inside parentheses,
 * by `||`. Anything else, comments and annotations among it, gives no answer. A condition that is not understood is kept
 * as it stands: one more condition never lets more in.
 */
export interface Permit {
  readonly conditions: readonly (readonly string[])[];
}

/** All permits of a policy; undefined when its text says something we do not read. A `forbid` would only let in less. */
export function permitsIn(policy: string): readonly Permit[] | undefined {
  const statements = splitOutside(policy, ';')?.map((one) => one.trim());
  if (!statements || statements.at(-1) !== '' || statements.length < 2) return undefined;
  const permits = statements.slice(0, -1).map(permitIn);
  return permits.every((permit) => permit !== undefined) ? permits : undefined;
}

const STATEMENT = /^permit\s*\(\s*principal\s*,\s*action\s*,\s*resource\s*\)\s*when\s*\{([^]*)\}$/;

function permitIn(statement: string): Permit | undefined {
  const body = STATEMENT.exec(statement)?.[1];
  const conjuncts = body === undefined ? undefined : splitOutside(body, '&&');
  const conditions = conjuncts?.map(alternativesIn);
  if (!conditions?.every((one) => one !== undefined)) return undefined;
  return { conditions };
}

/** `a` is one alternative, `(a || b)` are two. An `||` without parentheses would bind looser than the `&&` around it. */
function alternativesIn(conjunct: string): readonly string[] | undefined {
  const text = conjunct.trim();
  if ((splitOutside(text, '||')?.length ?? 2) > 1) return undefined;
  const inner = isWrapped(text) ? text.slice(1, -1) : text;
  return splitOutside(inner, '||')?.map((one) => one.trim());
}

/** Do the first and the last parenthesis belong together? */
function isWrapped(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false;
  return splitOutside(text.slice(1, -1), '||') !== undefined;
}

/** Splits where a separator stands outside of texts and brackets; undefined when those do not close, or at a comment. */
function splitOutside(text: string, separator: string): string[] | undefined {
  const parts: string[] = [];
  const open: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === '"') {
      const end = endOfText(text, at);
      if (end === undefined) return undefined;
      at = end;
    } else if (text.startsWith('//', at)) {
      return undefined;
    } else if (CLOSERS[character]) {
      open.push(CLOSERS[character]);
    } else if (')]}'.includes(character)) {
      if (open.pop() !== character) return undefined;
    } else if (open.length === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at));
      at += separator.length - 1;
      from = at + 1;
    }
  }
  return open.length > 0 ? undefined : [...parts, text.slice(from)];
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function endOfText(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return undefined;
}

/** The group a condition asks for, where it is one that asks for a group of the person and for nothing else. */
export function groupAskedFor(condition: string, identity: string): string | undefined {
  const groups = `context.${identity}.groups`;
  if (!condition.startsWith(groups)) return undefined;
  const rest = condition.slice(groups.length).trim();
  const text = /^\.contains\(\s*("[^]*")\s*\)$/.exec(rest)?.[1] ?? /^has\s+("[^]*")$/.exec(rest)?.[1];
  if (text === undefined || endOfText(text, 0) !== text.length - 1) return undefined;
  return unquote(text);
}

function unquote(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\u\{([0-9a-f]+)\}|\\(.)/gi, (_all, code: string | undefined, plain: string) =>
      code === undefined ? plain : String.fromCodePoint(Number.parseInt(code, 16)),
    );
}
