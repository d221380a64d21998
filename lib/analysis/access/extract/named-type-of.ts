import { type ArnPart, type ArnTemplate, arnTemplateOf } from '../data/arn-templates';
import type { NamedType } from './named-type';
import { NAMED_TYPES } from './named-types';

/**
 * What is known of the names of a type: from the list of those that policies name often, else from the ARN that AWS
 * documents for it.
 *
 * Limits: of the latter, only the ARN and what gives it are known, and nothing of how CloudFormation names them.
 */
export function namedTypeOf(type: string): NamedType | undefined {
  if (Object.hasOwn(NAMED_TYPES, type)) return NAMED_TYPES[type];
  const template = arnTemplateOf(type);
  return template && fromTemplate(template);
}

function fromTemplate({ template, name, parts, refIs, attributes }: ArnTemplate): NamedType {
  const own = parts[name];
  const property = own && plainProperty(own);
  const self = template.replace(/\$\{(\w+)\}/g, (whole, part: string) => {
    const known = Object.hasOwn(parts, part) ? parts[part] : undefined;
    return known ? placeholderOf(part, known, part === name) : whole;
  });
  const ref = refIs === 'arn' ? '${Self}' : refIs === 'other' || !own ? undefined : placeholderOf(name, own, true);
  return {
    ...(property !== undefined && { name: property }),
    texts: {
      Self: self,
      ...(ref !== undefined && { Ref: ref }),
      ...Object.fromEntries(Object.entries(attributes).map(([attribute, behind]) => [attribute, `\${Self}${behind}`])),
    },
  };
}

/** A part in the words of `NamedType`. What is more than a property as it is written stays open. */
function placeholderOf(part: string, known: ArnPart, isName: boolean): string {
  if (known.from === 'generated') return `\${Id_${part}}`;
  const property = plainProperty(known);
  if (property === undefined) return `\${Open_${part}}`;
  if (isName) return '${Name}';
  return RESERVED.includes(property) ? `\${Open_${part}}` : `\${${property}}`;
}

function plainProperty(part: ArnPart): string | undefined {
  if (part.from !== 'property' || part.lowerCase || part.slashBefore || part.orArn) return undefined;
  // A folder has a placeholder of its own, which knows what stands there when it is not written.
  if (part.default !== undefined && part.property !== 'Path') return undefined;
  return /^\w+$/.test(part.property) ? part.property : undefined;
}

/** Placeholders that mean something else; `Path` means the same. */
const RESERVED = ['Partition', 'Region', 'Account', 'Suffix', 'Name', 'Id', 'Open', 'Bus', 'Function', 'Self', 'Ref'];
