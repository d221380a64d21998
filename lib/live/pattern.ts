/** A place in a text that only the deployment fills, e.g. `ClaimsBucket.Arn` or `AWS::Region`. */
export interface Reference {
  readonly name: string;
  /** Type and attribute when a resource of the template is meant: two of one kind never share a value. */
  readonly kind?: string;
  /** Present when the reference is a name that CloudFormation makes up. */
  readonly generated?: GeneratedName;
}

/** What a name is made of when the template fixes none: `<stackName>-<logicalId>-<random>`. */
export interface GeneratedName {
  readonly stackName: string;
  readonly logicalId: string;
  readonly lowerCase: boolean;
}

/** A text with holes. The empty list is the empty text. */
export type Pattern = readonly (string | Reference)[];

/** What references stand for so far. */
export type Values = ReadonlyMap<string, string>;

export function literal(text: string): Pattern {
  return text === '' ? [] : [text];
}

/** The text of a pattern without holes; undefined when it has one. */
export function textOf(pattern: Pattern): string | undefined {
  return pattern.every((part) => typeof part === 'string') ? pattern.join('') : undefined;
}

/** One line for a person: bound references show their value, the others their name. */
export function format(pattern: Pattern, values: Values): string {
  return pattern
    .map((part) => (typeof part === 'string' ? part : (values.get(part.name) ?? `\${${part.name}}`)))
    .join('');
}

export function joined(patterns: readonly Pattern[]): Pattern {
  const parts: (string | Reference)[] = [];
  for (const part of patterns.flat()) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (part !== '') parts.push(part);
  }
  return parts;
}
