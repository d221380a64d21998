import { isRecord, show } from './json-policy';

export const DOCUMENT_ELEMENTS: readonly string[] = ['Version', 'Id', 'Statement'];

export const STATEMENT_ELEMENTS: readonly string[] = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** The first element of a statement that IAM does not know: whoever wrote it may have meant to limit the statement. */
export function unknownElement(statement: Record<string, unknown>): string | undefined {
  return Object.keys(statement).find((name) => !STATEMENT_ELEMENTS.includes(name));
}

/** Why a document is no policy as AWS takes them, by its outermost parts. */
export function documentProblem(document: unknown): string | undefined {
  if (!isRecord(document)) return 'is no policy';
  if (!Object.hasOwn(document, 'Statement')) return 'has no Statement';
  const other = Object.keys(document).find((name) => !DOCUMENT_ELEMENTS.includes(name));
  return other === undefined ? undefined : `holds ${show(other)}, which no policy has`;
}
