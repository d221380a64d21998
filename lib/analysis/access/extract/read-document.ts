import { type Property, type Resource, describe } from '../../../template';
import type { JsonPolicy, JsonStatement, SourcedPolicy } from '../policy/json-policy';
import { ANYTHING, HIDDEN, json, statementOf } from './policy-elements';
import type { TemplateTexts } from './template-texts';

/** A policy document of a template. */
export interface ReadDocument {
  /** An empty policy allows nothing; where there is none, that is for whoever asks to say. */
  readonly exists: boolean;
  /** What stands beside the statements, as `Version`. */
  readonly around: JsonPolicy;
  /** The statements that can be read. */
  readonly sure: readonly JsonStatement[];
  /** Statements that may say less, or not exist, with their numbers. */
  readonly unsure: readonly { readonly number: number; readonly statements: readonly JsonStatement[] }[];
  /** Why nothing of it can be read. */
  readonly hidden?: string;
}

const NOTHING: ReadDocument = { exists: false, around: {}, sure: [], unsure: [] };

/**
 * Reads a policy document: a map, or JSON in a text.
 *
 * Limits: JSON put together around a parameter or an import is hidden as a whole.
 */
export function readDocument(document: Property, holder: Resource, texts: TemplateTexts): ReadDocument {
  const before = READ.get(texts) ?? new Map<Property, ReadDocument>();
  READ.set(texts, before);
  const known = before.get(document) ?? read(document, holder, texts);
  before.set(document, known);
  return known;
}

/** What a policy without `Version` is written in: policy variables are plain text there. */
const OLD_LANGUAGE = { Version: '2008-10-17' };

/** A managed policy is read once, for however many roles. */
const READ = new WeakMap<TemplateTexts, Map<Property, ReadDocument>>();

function read(document: Property, holder: Resource, texts: TemplateTexts): ReadDocument {
  const root = document.parsed();
  if (root.value.kind === 'absent') return NOTHING;
  if (root.value.kind !== 'map')
    return { ...NOTHING, exists: true, hidden: `${document.path} is hidden: ${describe(root.value)}` };
  const statements = root
    .get('Statement')
    .each()
    .map((statement) => statementOf(statement, holder, texts));
  const others = [...root.value.entries].filter(([name]) => name !== 'Statement');
  const around = others.map(([name, property]): [string, unknown] => [name, json(property, holder, texts, 0)]);
  return {
    exists: true,
    around: { ...OLD_LANGUAGE, ...Object.fromEntries(around.filter(([, value]) => value !== HIDDEN)) },
    sure: statements.filter(({ certain }) => certain).flatMap((one) => one.statements),
    unsure: statements.flatMap((one, index) => (one.certain ? [] : [{ ...one, number: index + 1 }])),
  };
}

/** The document as policies: one of what is certain, one for each statement that is not. */
export function policiesOf(document: ReadDocument, where: string, certain: boolean): SourcedPolicy[] {
  const { around, sure, unsure } = document;
  if (!document.exists || document.hidden !== undefined) return [];
  const without = unsure.length === 0 ? '' : `, without statement ${unsure.map(({ number }) => number).join(', ')}`;
  return [
    ...(sure.length > 0 || unsure.length === 0
      ? [{ document: { ...around, Statement: sure }, where: `${where}${without}`, certain }]
      : []),
    ...unsure.map(({ number, statements }) => ({
      document: { ...around, Statement: statements },
      where: `${where}, statement ${number} as far as it may go`,
      certain: false,
    })),
  ];
}

/** The document as one policy, for places that hold only one: it is certain only if all of it is. */
export function policyOf(document: ReadDocument, where: string, certain: boolean): SourcedPolicy {
  const { around, sure, unsure, hidden } = document;
  if (hidden !== undefined) return anything(where);
  const statements = [...sure, ...unsure.flatMap((one) => one.statements)];
  return { document: { ...around, Statement: statements }, where, certain: certain && unsure.length === 0 };
}

/** A policy that exists, of which nobody knows what it says. */
export function anything(where: string): SourcedPolicy {
  const document = { Version: '2012-10-17', Statement: ANYTHING.statements };
  return { document, where: `${where}, which nobody can read`, certain: false };
}
