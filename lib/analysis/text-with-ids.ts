import type { Value } from '../template';

/** A text in which each resource of the template that it refers to stands as `<id>`; what cannot be read stands as `<?>`. */
export function textWithIds(value: Value): string {
  if (value.kind === 'known') return String(value.value);
  const parts = value.kind === 'composed' ? value.parts : value.kind === 'reference' ? [value] : [];
  const words = parts.map((part) => {
    if (typeof part === 'string') return part;
    return part.kind === 'reference' && part.attribute === 'Ref' ? `<${part.logicalId}>` : '<?>';
  });
  return words.join('');
}
