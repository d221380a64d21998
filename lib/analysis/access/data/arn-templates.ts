import type Data from './arn-templates.json';

/** Where a part of an ARN comes from. */
export type ArnPart =
  | {
      readonly from: 'property';
      readonly property: string;
      /** What stands there when the template does not set it. */
      readonly default?: string;
      /**
       * Does CloudFormation make up a name of stack, logical id and random letters when the template sets none?
       * It shortens the first two where they are long. False: nobody knows what is made up.
       */
      readonly namedByStack: boolean;
      /** AWS writes it in lower case, whatever the template says. */
      readonly lowerCase: boolean;
      /** A slash stands before it in the ARN, once, whether or not the template writes one. */
      readonly slashBefore: boolean;
      /** The property may also hold a whole ARN, of which only the name goes here. */
      readonly orArn: boolean;
    }
  /** AWS makes it up when the resource is made. */
  | { readonly from: 'generated' }
  /** Somebody may choose it, in a way this list does not know. */
  | { readonly from: 'unknown' };

/** What is known of the ARNs of one type of resource. */
export interface ArnTemplate {
  /** As in `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`. */
  readonly template: string;
  /** The part that stands for the resource itself: `QueueName`. */
  readonly name: string;
  /** Every part beside `Partition`, `Region` and `Account`. */
  readonly parts: Readonly<Record<string, ArnPart>>;
  /** What `Ref` gives: the name, the id that AWS made up, the whole ARN, or something else, such as the URL of a queue. */
  readonly refIs: 'name' | 'id' | 'arn' | 'other';
  /** Attributes that give the ARN, and what they put behind it: `Arn` of a log group ends with `:*`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** ARNs of another service by which policies name it: to call an API is not to manage it. */
  readonly others: readonly string[];
}

let types: Readonly<Record<string, string>> | undefined;
const read = new Map<string, ArnTemplate>();

/**
 * The ARN of resources of a CloudFormation type; undefined where it is not known.
 *
 * Limits: most are the first ARN that AWS documents for a type; `scripts/arn-templates-by-hand.mjs` mends those that
 * policies name often. A bucket in an ARN is the bucket, not its objects.
 */
export function arnTemplateOf(type: string): ArnTemplate | undefined {
  const before = read.get(type);
  if (before) return before;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a template with policies needs it
  types ??= (require('./arn-templates.json') as typeof Data).types;
  const line = Object.hasOwn(types, type) ? types[type] : undefined;
  if (line === undefined) return undefined;
  const template = readLine(line);
  read.set(type, template);
  return template;
}

/** `sqs:…:${QueueName}|QueueName!|other|Arn`: ARN, parts, what `Ref` gives, attributes, and perhaps other ARNs. */
function readLine(line: string): ArnTemplate {
  const [arn = '', partTexts = '', ref = '', attributes = '', ...others] = line.split('|');
  const parts = partTexts.split(' ').map(readPart);
  return {
    template: `arn:\${Partition}:${arn}`,
    name: parts[0]?.[0] ?? '',
    parts: Object.fromEntries(parts),
    refIs: ref as ArnTemplate['refIs'],
    attributes: Object.fromEntries(
      attributes.split(' ').flatMap((text) => {
        const [name = '', behind = ''] = text.split('+');
        return name === '' ? [] : [[name, behind]];
      }),
    ),
    others: others.map((other) => `arn:\${Partition}:${other}`),
  };
}

/**
 * `Name*` is generated, `Name?` unknown, `Name:Property` set by a property (of the same name if none is given), with `!`
 * for the colon where CloudFormation names it. Behind commas: `=default`, `l`ower case, `/` before it, or an `a`rn.
 */
function readPart(text: string): [string, ArnPart] {
  const [, name = '', sign = '', property = '', rest = ''] = /^(\w+)([:!*?])([\w.]*)(.*)$/.exec(text) ?? [];
  if (sign === '*') return [name, { from: 'generated' }];
  if (sign === '?') return [name, { from: 'unknown' }];
  const hints = rest.split(',').slice(1);
  const fallback = hints.find((hint) => hint.startsWith('='))?.slice(1);
  const part: ArnPart = {
    from: 'property',
    property: property || name,
    ...(fallback === undefined ? {} : { default: fallback }),
    namedByStack: sign === '!',
    lowerCase: hints.includes('l'),
    slashBefore: hints.includes('/'),
    orArn: hints.includes('a'),
  };
  return [name, part];
}
