import { type Property, keyOf } from '../../lib/template';

/** Each value once: where each is compared with each, a list that says one thing three thousand times would take minutes. */
export function distinct(properties: readonly Property[]): readonly Property[] {
  const byKey = new Map(properties.map((property) => [keyOf(property.value) ?? property, property]));
  return [...byKey.values()];
}
