/** No policy that AWS takes is as long as this one text; it bounds the time that a comparison takes. */
const LETTERS_MAX = 65_536;

/** The texts of an element that holds one or a list of them; undefined where it holds anything else, or nothing. */
export function readTexts(element: unknown): readonly string[] | undefined {
  const texts: readonly unknown[] = Array.isArray(element) ? element : [element];
  return texts.length > 0 && texts.every(isText) ? texts : undefined;
}

/** The values of a condition key, where numbers and booleans are texts too. */
export function readValues(element: unknown): readonly string[] | undefined {
  const values: readonly unknown[] = Array.isArray(element) ? element : [element];
  return readTexts(
    values.map((value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value)),
  );
}

/** The fields of a JSON object, also those named like something every object of JavaScript has. */
export function fieldsOf(value: unknown): readonly [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LETTERS_MAX;
}
