import type { Path } from '../../common/yaml-source';

/** Something in a JSON Schema that API Gateway would not check as its author means it. */
export interface SchemaFault {
  /** From the schema to the place. */
  readonly steps: Path;
  readonly saw: string;
  readonly want: string;
}

type Reader = (value: unknown, steps: Path) => SchemaFault[];

/** The draft of JSON Schema that API Gateway checks bodies by (API Gateway Developer Guide, "Data models for REST APIs"). */
export const DRAFT_4 = 'http://json-schema.org/draft-04/schema#';
const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/** Keywords that hold no schema and are taken as they are. */
const PLAIN = [
  'default',
  'description',
  'enum',
  'format',
  'id',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'multipleOf',
  'pattern',
  'required',
  'title',
  'uniqueItems',
];

/**
 * Reads every keyword of JSON Schema draft 4 (json-schema.org, "Draft 4 validation"). What is no keyword there checks
 * nothing, silently: a spelling mistake, or a word of a later draft. `exclusiveMinimum` is left out because API Gateway
 * does not support it (API Gateway Developer Guide, "Amazon API Gateway important notes").
 */
const KEYWORDS: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries(PLAIN.map((keyword): [string, Reader] => [keyword, () => []])),
  $schema: (value, steps) => (value === DRAFT_4 ? [] : [{ steps, saw: String(value), want: DRAFT_4 }]),
  // A reference out of the schema would be fetched from wherever it points, or lead to nothing.
  $ref: (value, steps) =>
    typeof value === 'string' && value.startsWith('#/definitions/')
      ? []
      : [{ steps, saw: String(value), want: 'a reference such as `#/definitions/amount`' }],
  type: (value, steps) =>
    [value].flat().every((one) => TYPES.includes(String(one)))
      ? []
      : [{ steps, saw: JSON.stringify(value), want: TYPES.join(', ') }],
  additionalItems: schemaOrSwitch,
  additionalProperties: schemaOrSwitch,
  allOf: listOfSchemas,
  anyOf: listOfSchemas,
  definitions: mapOfSchemas,
  dependencies: (value, steps) => mapOf(value, steps, (one, at) => (Array.isArray(one) ? [] : readSchema(one, at))),
  items: (value, steps) => (Array.isArray(value) ? listOfSchemas(value, steps) : readSchema(value, steps)),
  not: readSchema,
  oneOf: listOfSchemas,
  patternProperties: mapOfSchemas,
  properties: mapOfSchemas,
};

/** What in a body's schema would check nothing, or something else. */
export function schemaFaults(schema: Readonly<Record<string, unknown>>): SchemaFault[] {
  if (Object.keys(schema).length > 0) return readSchema(schema, []);
  return [{ steps: [], saw: 'an empty schema, which every body fits', want: 'at least a `type`' }];
}

function readSchema(value: unknown, steps: Path): SchemaFault[] {
  return mapOf(value, steps, (inner, at) => {
    const keyword = String(at.at(-1));
    const read = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    return read?.(inner, at) ?? [{ steps: at, saw: keyword, want: 'a keyword of JSON Schema draft 4' }];
  });
}

function mapOfSchemas(value: unknown, steps: Path): SchemaFault[] {
  return mapOf(value, steps, readSchema);
}

function mapOf(value: unknown, steps: Path, read: Reader): SchemaFault[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ steps, saw: JSON.stringify(value), want: 'a mapping' }];
  }
  const [only, ...others] = Object.keys(value);
  // CloudFormation reads the schema too, and takes such a mapping for a function of its own.
  if (only !== undefined && others.length === 0 && /^(Ref|Fn::.*)$/.test(only)) {
    return [{ steps: [...steps, only], saw: only, want: 'a name beside which another one stands, or another name' }];
  }
  return Object.entries(value).flatMap(([key, inner]) => read(inner, [...steps, key]));
}

function listOfSchemas(value: unknown, steps: Path): SchemaFault[] {
  if (!Array.isArray(value) || value.length === 0)
    return [{ steps, saw: JSON.stringify(value), want: 'a list of schemas' }];
  return value.flatMap((one, index) => readSchema(one, [...steps, index]));
}

function schemaOrSwitch(value: unknown, steps: Path): SchemaFault[] {
  return typeof value === 'boolean' ? [] : readSchema(value, steps);
}
