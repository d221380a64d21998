import { extra, missing, type Subject } from './audit-item';
import { format, type Pattern, type Values } from './pattern';
import { patternsOf, solvePolicy, solveStatement, type PolicyDocument, type Statement } from './policy-document';
import type { Claim } from './settle';
import { intrinsicOf, isRecord, type TextReader } from './template-text';
import { leftOver, solvePattern, solveSet } from './unify';

/** Texts per property; the empty list means that the property is not set. */
export type Settings<T> = ReadonlyMap<string, readonly T[]>;

const NOT_SET = 'not set';

/** One claim for each property that either side sets. A property the template leaves to AWS is not in `expected`. */
export function settingClaims(subject: Subject, expected: Settings<Pattern>, deployed: Settings<Pattern>): Claim[] {
  return [...expected].map(([property, patterns]) => {
    const texts = deployed.get(property) ?? [];
    return {
      ...subject,
      property,
      patterns,
      solve: (bindings) => solveSet(patterns, texts, solvePattern, bindings),
      show: ({ values }) => ({ synthesised: list(patterns, values), deployed: list(texts, values) }),
    };
  });
}

/** The claim that two sets are the same. What is too few or too many is named one by one. */
export function setClaim(
  subject: Subject,
  property: string,
  expected: readonly Pattern[],
  deployed: readonly Pattern[],
): Claim {
  return {
    ...subject,
    property,
    patterns: expected,
    solve: (bindings) => solveSet(expected, deployed, solvePattern, bindings),
    show: ({ values }) => ({ synthesised: list(expected, values), deployed: list(deployed, values) }),
    explain: (bindings) => {
      const open = leftOver(expected, deployed, solvePattern, bindings);
      const text = (pattern: Pattern) => format(pattern, bindings.values);
      return [
        ...open.expected.map(text).map((one) => missing(subject, `${property}[${one}]`, one)),
        ...open.deployed.map(text).map((one) => extra(subject, `${property}[${one}]`, one)),
      ];
    },
  };
}

/** The claim that a deployed policy document says what the template says. */
export function policyClaim(
  subject: Subject,
  property: string,
  expected: PolicyDocument,
  deployed: PolicyDocument,
  read: TextReader,
): Claim {
  return {
    ...subject,
    property,
    patterns: patternsOf(expected),
    solve: (bindings) => solvePolicy(expected, deployed, bindings),
    show: (bindings) => {
      const open = leftOver(expected.statements, deployed.statements, solveStatement, bindings);
      // Equal statements under different versions, or none left: the documents as a whole.
      const some = open.expected.length + open.deployed.length > 0;
      return {
        synthesised: some ? statements(open.expected, read, bindings.values) : summary(expected, bindings.values),
        deployed: some ? statements(open.deployed, undefined, bindings.values) : summary(deployed, bindings.values),
      };
    },
  };
}

function list(patterns: readonly Pattern[], values: Values): string {
  if (patterns.length === 0) return NOT_SET;
  return patterns
    .map((pattern) => format(pattern, values))
    .sort()
    .join(', ');
}

function summary(document: PolicyDocument, values: Values): string {
  const count = document.statements.length;
  return `version ${format(document.version, values)}, ${count} ${count === 1 ? 'statement' : 'statements'}`;
}

function statements(open: readonly Statement[], read: TextReader | undefined, values: Values): string {
  if (open.length === 0) return 'nothing';
  return open.map(({ written }) => JSON.stringify(read ? filled(written, read, values) : written)).join('\n');
}

/** A piece of template with its texts filled in, for a person to read. */
function filled(value: unknown, read: TextReader, values: Values): unknown {
  if (Array.isArray(value)) return value.map((item) => filled(item, read, values));
  if (!isRecord(value)) return value;
  if (intrinsicOf(value)) return format(read(value) ?? [], values);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, read, values)]));
}
