import { holdsSymbol } from '../policy/symbols';
import type { Resource } from '../../../template';
import type { Letters } from './letters';
import type { NamedType } from './named-type';

/** The random end of a name is at most this long, with the dash before it and the one after the stack's name. */
const RANDOM_LENGTH = 13 + 2;

/**
 * The name that CloudFormation makes up: `<stack>-<logicalId>-<random>`, of which only the random end stays a symbol.
 *
 * Limits: what is too long is cut, and nobody documents how; then all before the random end is open. So is it for types
 * whose names follow another scheme.
 */
export function generatedName(
  resource: Resource,
  { longest, lower, ending }: NamedType,
  stack: string | undefined,
  letters: Letters,
): string | undefined {
  const id = logicalIdOf(resource);
  const random = letters.generated(`\${${resource.id}.suffix}`);
  const begins = longest === undefined ? undefined : beginning(id, stack, longest);
  const start = begins === undefined ? letters.ofName(`\${${resource.id}.prefix}-`) : startOf(begins, lower, letters);
  const end = ending === undefined ? '' : endOf(resource, ending, letters);
  return start === undefined || random === undefined || end === undefined ? undefined : `${start}${random}${end}`;
}

/** What stands before the random end, unless it is cut. The stack's name may be a letter. */
function beginning(id: string, stack: string | undefined, longest: number): string | undefined {
  if (stack === undefined) return undefined;
  const room = longest - RANDOM_LENGTH;
  const fits = holdsSymbol(stack) ? id.length <= room / 2 : id.length + stack.length <= room;
  return fits ? `${stack}-${id}-` : undefined;
}

/** In lower case a letter stands for something else. */
function startOf(begins: string, lower: true | undefined, letters: Letters): string | undefined {
  if (!lower) return begins;
  if (!holdsSymbol(begins)) return begins.toLowerCase();
  const stack = letters.ofName('${AWS::StackName in lower case}');
  return stack === undefined ? undefined : begins.replace(/^.*[\uE000-\uF8FF]/, stack).toLowerCase();
}

function endOf(resource: Resource, { property, text }: NonNullable<NamedType['ending']>, letters: Letters) {
  const { value } = resource.read(property);
  if (value.kind === 'absent') return '';
  if (value.kind !== 'known') return letters.opaque(`\${${resource.id}.ending}`);
  return String(value.value) === 'true' ? text : '';
}

/** Without the name of the template, where the resource is of another. */
export function logicalIdOf({ id }: Resource): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
