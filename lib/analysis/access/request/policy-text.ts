import { ANY, ONE, type Glob } from './glob';
import { show } from './show-text';
import type { ReadRequest } from './read-request';

/** A text of a policy after its variables got the values of a request. */
export type PolicyText =
  | {
      readonly glob: Glob;
      /** Where the value of the first variable begins. */
      readonly variableAt?: number;
    }
  | { readonly refused: string }
  | { readonly absent: string };

export interface Reading {
  readonly request: ReadRequest;
  /** Are `*` and `?` wildcards? */
  readonly wildcards: boolean;
  /** False in policies of version 2008-10-17, where `${` is text like any other. */
  readonly variables: boolean;
}

/** `${key}` or `${key, 'default'}`. */
const VARIABLE = /\$\{([^{}',]*)(?:, *'([^']*)' *)?\}/y;

/**
 * Reads a text of a policy: wildcards, `${*}` and its like for the characters themselves, and variables.
 *
 * Limits: a variable whose key has several values, and a default with wildcards in it: AWS does not say what it does
 * then, and the answer is unknown.
 */
export function readPolicyText(text: string, { request, wildcards, variables }: Reading): PolicyText {
  const glob: string[] = [];
  let variableAt: number | undefined;
  for (let at = 0; at < text.length;) {
    if (variables && text.startsWith('${', at)) {
      VARIABLE.lastIndex = at;
      const found = VARIABLE.exec(text);
      if (!found) return { refused: `${show(text)} holds a \`\${\` that begins no variable` };
      const value = valueOf(found, request, wildcards);
      if (typeof value !== 'string') return value;
      if (!/^\$\{[*?$]\}$/.test(found[0])) variableAt ??= glob.length;
      for (const letter of value) glob.push(letter);
      at += found[0].length;
      continue;
    }
    const letter = String.fromCodePoint(text.codePointAt(at)!);
    glob.push(wildcards && letter === '*' ? ANY : wildcards && letter === '?' ? ONE : letter);
    at += letter.length;
  }
  return variableAt === undefined ? { glob } : { glob, variableAt };
}

function valueOf(found: RegExpExecArray, { context }: ReadRequest, wildcards: boolean): string | PolicyText {
  const name = found[1]!.trim();
  const otherwise = found[2];
  if (name === '') return { refused: `${show(found[0])} names no key` };
  if (otherwise === undefined && /^[*?$]$/.test(found[1]!)) return name;
  const values = context.get(name.toLowerCase());
  if (values && values.length > 1) return { refused: `${show(found[0])} has several values in the request` };
  if (values) return values[0]!;
  if (otherwise === undefined) return { absent: show(found[0]) };
  if (wildcards && /[*?]/.test(otherwise)) return { refused: `the default of ${show(found[0])} holds a wildcard` };
  return otherwise;
}
