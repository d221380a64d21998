import { z } from 'zod';
import { nearest } from '../common/nearest';
import type { Path } from '../common/yaml-source';
import { type Complaint, describeInput, formatPath } from './complaint';
import { guidance } from './guidance';

type Issue = z.core.$ZodIssue;

/** Says in the user's words what a schema refused: one complaint per mistake, so one per unknown key. */
export function explainIssue(issue: Issue, part: string, schema: z.ZodType, input: unknown): Complaint[] {
  const inner = issue.path as Path;
  const path = [part, ...inner];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, keysAt(schema, inner)));
  if (issue.code === 'invalid_key') return [refusedKey(path, schemaAt(schema, inner.slice(0, -1)))];
  const saw = valueAt(input, inner);
  if (saw === undefined) return [missing(path, schemaAt(schema, inner))];
  return [refused(issue, path, saw, schemaAt(schema, inner))];
}

export function unknownKey(parent: Path, key: string, known: readonly string[]): Complaint {
  const meant = nearest(key, known);
  return {
    path: [...parent, key],
    atKey: true,
    what: `\`${formatPath([...parent, key])}\` is not a part of the manifest`,
    saw: key,
    want: known.length > 0 ? known.join(', ') : 'no key here',
    mend: meant ? `rename it to \`${meant}\`` : 'remove it',
    code: 'manifest/unknown-key',
    ...(meant ? { meant: [...parent, meant] } : {}),
  };
}

function missing(path: Path, schema: z.ZodType | undefined): Complaint {
  const words = schema && guidance.get(schema);
  return {
    path,
    what: `\`${formatPath(path)}\` is missing`,
    saw: 'nothing',
    want: words?.want ?? schema?.description ?? 'a value',
    mend: `add \`${String(path.at(-1))}\``,
    code: 'manifest/missing',
  };
}

function refused(issue: Issue, path: Path, saw: unknown, schema: z.ZodType | undefined): Complaint {
  const what = `\`${formatPath(path)}\` is not what we can use`;
  const words = schema && guidance.get(schema);
  if (words && !emptyList(issue)) {
    const { maybeSecret, ...rest } = words;
    return { path, what, saw: maybeSecret ? 'something else' : describeInput(saw), ...rest };
  }
  return { path, what, saw: describeInput(saw), ...generalWords(issue, saw) };
}

/** A name that somebody may choose, within bounds. */
function refusedKey(path: Path, schema: z.ZodType | undefined): Complaint {
  const words = schema instanceof z.ZodRecord ? guidance.get(schema.keyType as z.ZodType) : undefined;
  const { want = 'a name', mend = 'rename it', code = 'manifest/value' } = words ?? {};
  const saw = String(path.at(-1));
  return { path, atKey: true, what: `\`${formatPath(path)}\` has a name that we cannot use`, saw, want, mend, code };
}

const emptyList = (issue: Issue) => issue.code === 'too_small' && issue.origin === 'array';

function generalWords(issue: Issue, saw: unknown): Pick<Complaint, 'want' | 'mend' | 'code'> {
  switch (issue.code) {
    case 'invalid_value': {
      const options = issue.values.map(String);
      const meant = typeof saw === 'string' ? nearest(saw, options) : undefined;
      return {
        want: options.join(', '),
        mend: meant ? `write \`${meant}\`` : 'choose one of them',
        code: 'manifest/value',
      };
    }
    case 'invalid_type':
      return {
        want: typeWords[issue.expected] ?? issue.expected,
        mend: 'write it in that form',
        code: 'manifest/type',
      };
    case 'too_small':
      return { want: `at least ${issue.minimum}`, mend: 'add what is missing', code: 'manifest/too-few' };
    case 'too_big':
      return { want: `at most ${issue.maximum}`, mend: 'shorten it', code: 'manifest/too-many' };
    default:
      return { want: 'a value of the documented form', mend: 'see `enclave.schema.json`', code: 'manifest/value' };
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], input);
}

function keysAt(schema: z.ZodType, path: Path): string[] {
  const found = schemaAt(schema, path);
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

/** The schema that judged the value at a path, unwrapped of defaults and options. */
function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let current: z.ZodType | undefined = unwrap(schema);
  for (const step of path) {
    // One or a list of them: a step can only lead into the list.
    if (current instanceof z.ZodUnion) current = current.options.find((one) => one instanceof z.ZodArray);
    if (current instanceof z.ZodObject) current = (current.shape as Record<string, z.ZodType>)[step];
    else if (current instanceof z.ZodArray) current = current.element as z.ZodType;
    else if (current instanceof z.ZodRecord) current = current.valueType as z.ZodType;
    else return undefined;
    if (!current) return undefined;
    current = unwrap(current);
  }
  return current;
}

/** Peels defaults and options off, but stops at a schema that has words of its own. */
function unwrap(schema: z.ZodType): z.ZodType {
  if (guidance.get(schema)) return schema;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  return schema;
}
