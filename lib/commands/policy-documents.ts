import { resolve } from 'node:path';
import { checkDocument, type PolicyType } from '../analysis/access/policy/check-document';
import type { JsonPolicy } from '../analysis/access/policy/json-policy';
import { holdsSymbol } from '../analysis/access/policy/symbols';
import { readText } from '../common/read-text';
import { UserError } from '../common/user-error';
import type { Io } from './io';

/** AWS takes a few kilobytes of a policy; what is a thousand times that is still answered. */
const DOCUMENT_BYTES_MAX = 20 * 1024 * 1024;

/** What a file holds as JSON. @throws UserError with the place where it stops to be JSON. */
export function readJson(path: string, what: string, io: Io): unknown {
  const { text } = readText(resolve(io.cwd, path), { what, bytesMax: DOCUMENT_BYTES_MAX }, path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError([
      {
        where: placeIn(path, text, error),
        what: 'is no JSON',
        saw: (error as Error).message.slice(0, 120),
        want: what,
        mend: 'write it as JSON',
        code: 'policy/json',
      },
    ]);
  }
}

/** Node says where in the text it stopped, if it knows. */
function placeIn(path: string, text: string, error: unknown): string {
  const offset = Number(/position (\d+)/.exec(String(error))?.[1] ?? 0);
  const before = text.slice(0, offset).split('\n');
  return `${path}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/**
 * A value as a policy document: a map, or the same as JSON in a text, as many tools write it.
 * @throws UserError for anything else.
 */
export function documentOf(value: unknown, where: string): JsonPolicy {
  const document = typeof value === 'string' ? inText(value) : value;
  const refuse = (saw: string, want: string): never => {
    throw new UserError([
      {
        where,
        what: `\`${where}\` is no policy document`,
        saw,
        want,
        mend: 'give the document itself, with `Version` and `Statement`',
        code: 'policy/document',
      },
    ]);
  };
  if (document === undefined) return refuse('nothing', 'a policy document');
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return refuse(Array.isArray(document) ? 'a list' : typeof value, 'a map');
  // The engine writes what nobody knows in such letters; a document that holds them itself would speak of something else.
  const text = asText(document);
  if (text === undefined) return refuse('maps within maps without end', 'a policy document');
  const excess = tooMuch(document);
  if (excess !== undefined) return refuse(excess, 'a policy as AWS takes it');
  if (holdsSymbol(text)) return refuse('characters of the private use area', 'a policy as AWS takes it');
  return document;
}

/** AWS takes 20 kilobytes of the longest policy: these are far beyond it, and would take the engine minutes. */
const TEXT_LENGTH_MAX = 20_480;
const LIST_LENGTH_MAX = 2_000;

/** What of a document is more than any policy holds; statements may be as many as there are. */
function tooMuch({ Statement }: JsonPolicy): string | undefined {
  // `JSON.stringify` went through the document before, so its depth is no danger.
  const within = (value: unknown): string | undefined => {
    if (typeof value === 'string' && value.length > TEXT_LENGTH_MAX) return `a text of ${value.length} characters`;
    if (typeof value !== 'object' || value === null) return undefined;
    if (Object.keys(value).length > LIST_LENGTH_MAX) return `${Object.keys(value).length} values in one place`;
    return firstOf(Object.values(value), within);
  };
  return firstOf([Statement].flat(), within);
}

function firstOf(values: readonly unknown[], ask: (value: unknown) => string | undefined): string | undefined {
  for (const value of values) {
    const found = ask(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is wrong with a document, one line each. */
export function complaintsOn(document: JsonPolicy, type: PolicyType, name: string): string[] {
  return checkDocument(document, { type }).map(
    ({ severity, path, saw, want }) =>
      `${severity}: ${[name, path].filter(Boolean).join(' ')}: saw ${saw}, want ${want}`,
  );
}

function inText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function asText(document: unknown): string | undefined {
  try {
    return JSON.stringify(document);
  } catch {
    return undefined;
  }
}
