import { type Composed, type Unresolved, type Value, known, unresolved } from './value';

/** `{{resolve:ssm:/path}}`: a text that CloudFormation replaces at deployment by what lies in SSM or Secrets Manager. */
const REFERENCE = /(\{\{resolve:[^{}]*\}\})/;

/** A literal text, with the dynamic references in it as parts that nobody knows. */
export function readDynamicReferences(text: string): Value {
  if (!text.includes('{{resolve:')) return known(text);
  const parts: Composed['parts'][number][] = text
    .split(REFERENCE)
    .filter((piece) => piece !== '')
    .map((piece) => (REFERENCE.test(piece) ? hole(piece) : piece));
  const [only] = parts;
  if (parts.length > 1 || only === undefined) return { kind: 'composed', parts };
  return typeof only === 'string' ? known(only) : only;
}

function hole(reference: string): Unresolved {
  const [, service = 'nothing'] = reference.slice(2, -2).split(':');
  return unresolved(`a dynamic reference to ${service}`, JSON.stringify(reference));
}
