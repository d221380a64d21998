import type { Property, Resource } from '../../../template';
import type { JsonStatement } from '../policy/json-policy';
import type { TemplateTexts } from './template-texts';

/** Statements as plain JSON, and whether all of them can be read: else they say more than the template may. */
export interface ReadStatement {
  readonly statements: readonly JsonStatement[];
  readonly certain: boolean;
}

/** The element that stands for an element of which nobody knows what it leaves out. */
const POSITIVE: Readonly<Record<string, string>> = {
  Action: 'Action',
  NotAction: 'Action',
  Resource: 'Resource',
  NotResource: 'Resource',
  Principal: 'Principal',
  NotPrincipal: 'Principal',
};

/** A statement about which nothing is known: it may allow everything, or forbid it. */
export const ANYTHING: ReadStatement = {
  statements: (['Allow', 'Deny'] as const).map((Effect) => ({ Effect, Principal: '*', Action: '*', Resource: '*' })),
  certain: false,
};

/**
 * Reads one statement of a template as JSON. What one letter can stand for is a letter; where a list, a map or an effect is
 * hidden, the statement is widened as far as it may go, for an Allow as for a Deny, and is not certain.
 */
export function statementOf(statement: Property, holder: Resource, texts: TemplateTexts): ReadStatement {
  const { value } = statement;
  if (value.kind === 'known' || value.kind === 'list') {
    // No statement at all, which whoever reads the policy will say.
    return { statements: [json(statement, holder, texts, 0) as JsonStatement], certain: true };
  }
  if (value.kind !== 'map') return ANYTHING;
  const elements = new Map<string, unknown>();
  let certain = true;
  for (const [name, property] of value.entries) {
    const read = elementOf(name, property, holder, texts);
    certain &&= !read.hidden;
    if (!read.hidden || read.value !== undefined) elements.set(read.name, read.value);
  }
  const effect = value.entry('Effect')?.value.kind ?? 'absent';
  const one = Object.fromEntries(elements) as JsonStatement;
  if (effect === 'known' || effect === 'absent') return { statements: [one], certain };
  return {
    statements: [
      { ...one, Effect: 'Allow' },
      { ...one, Effect: 'Deny' },
    ],
    certain: false,
  };
}

interface Element {
  readonly name: string;
  /** When hidden: the widest it may be; undefined where that is to leave it out. */
  readonly value: unknown;
  readonly hidden: boolean;
}

function elementOf(name: string, property: Property, holder: Resource, texts: TemplateTexts): Element {
  if (name === 'Condition') return conditionOf(property, holder, texts);
  const value = json(property, holder, texts, 0);
  if (value !== HIDDEN) return { name, value, hidden: false };
  const wide = Object.hasOwn(POSITIVE, name) ? POSITIVE[name] : undefined;
  return wide === undefined ? { name, value: undefined, hidden: true } : { name: wide, value: '*', hidden: true };
}

/** A test that cannot be read is left out. */
function conditionOf(property: Property, holder: Resource, texts: TemplateTexts): Element {
  const name = 'Condition';
  if (property.value.kind !== 'map') {
    const value = notMap(property, holder, texts);
    return value === HIDDEN ? { name, value: undefined, hidden: true } : { name, value, hidden: false };
  }
  let hidden = false;
  const block = [...property.value.entries].map(([operator, tests]): [string, unknown] => {
    if (tests.value.kind !== 'map') return [operator, notMap(tests, holder, texts)];
    const read = entriesOf(tests.value.entries, holder, texts, 0);
    hidden ||= read.some(([, value]) => value === HIDDEN);
    return [operator, Object.fromEntries(read.filter(([, value]) => value !== HIDDEN))];
  });
  hidden ||= block.some(([, value]) => value === HIDDEN);
  return { name, value: Object.fromEntries(block.filter(([, value]) => value !== HIDDEN)), hidden };
}

/** What stands where a map belongs: something that is none, which whoever reads the policy will say, or a hidden one. */
function notMap(property: Property, holder: Resource, texts: TemplateTexts): unknown {
  const isWritten = property.value.kind === 'known' || property.value.kind === 'list';
  return isWritten ? json(property, holder, texts, 0) : HIDDEN;
}

/** What cannot be put into JSON, because nobody knows how many texts it is. */
export const HIDDEN = Symbol('hidden');

/** No element of a policy nests so deeply. */
const DEPTH_MAX = 10;

/** A property as JSON; `HIDDEN` when any part of it is. Never nests without end. */
export function json(property: Property, holder: Resource, texts: TemplateTexts, depth: number): unknown {
  const { value } = property;
  if (depth > DEPTH_MAX) return HIDDEN;
  if (value.kind === 'known' && typeof value.value !== 'string') return value.value;
  if (value.kind === 'list') {
    const items = value.items.map((item) => json(item, holder, texts, depth + 1));
    return items.includes(HIDDEN) ? HIDDEN : items;
  }
  if (value.kind === 'map') {
    const entries = entriesOf(value.entries, holder, texts, depth + 1);
    return entries.some(([, read]) => read === HIDDEN) ? HIDDEN : Object.fromEntries(entries);
  }
  return texts.ofProperty(holder, property) ?? HIDDEN;
}

/** The entries of a map, each name read as any other text is. */
function entriesOf(
  entries: ReadonlyMap<string, Property>,
  holder: Resource,
  texts: TemplateTexts,
  depth: number,
): [string, unknown][] {
  return [...entries].map(([name, entry]) => {
    const written = texts.letters.literal(name);
    return [written ?? name, written === undefined ? HIDDEN : json(entry, holder, texts, depth)];
  });
}
