import type { Property } from '../../lib/template';

/**
 * A property that holds a map, or the same map as JSON in a text: AWS takes either in many places.
 *
 * Limits: JSON put together around values that are not known stays the text it is, which no reader understands.
 */
export function unfolded(property: Property): Property {
  const { value } = property;
  if (value.kind !== 'known' || typeof value.value !== 'string') return property;
  try {
    return property.holding(JSON.parse(value.value));
  } catch {
    return property;
  }
}
