/** What an action does, as the Service Authorization Reference says. */
export type Level = 'list' | 'read' | 'write' | 'tag' | 'permissions';

/** A type of resource that an action acts on. */
export interface ActedOn {
  /** As in `object`. */
  readonly name: string;
  /** As in `arn:${Partition}:s3:::${BucketName}/${ObjectName}`: what stands in braces may be any text. */
  readonly arns: readonly string[];
  /** False where a call may name one and need not. */
  readonly required: boolean;
}

/** One action of AWS. */
export interface ActionFacts {
  /** As AWS writes it, with its service: `s3:GetObject`. */
  readonly name: string;
  readonly level: Level;
  readonly resourceTypes: readonly ActedOn[];
  /** True when no resource can be named for it: its statement needs `Resource: '*'`. */
  readonly wildcardOnly: boolean;
  /** Keys that AWS documents for it and for its types of resources, as in `aws:RequestTag/${TagKey}`; not the global ones. */
  readonly conditionKeys: readonly string[];
}

interface ResourceType {
  readonly name: string;
  readonly arns: readonly string[];
  readonly keys: string;
}

const LEVELS: Readonly<Record<string, Level>> = {
  l: 'list',
  r: 'read',
  w: 'write',
  t: 'tag',
  p: 'permissions',
};

/**
 * The actions of a service out of the line that `scripts/distill-iam-data.mjs` writes of it: `keys|types|actions`.
 *
 * Keys are parted by commas, and `:Prefix` is one of the service's own. A type is `name~arn,arn~keys`; `@` stands for
 * the usual beginning of the service's ARNs, `^` for the partition alone. Actions that are alike stand together as
 * `w0!+2.5,1/3=PutObject,CopyObject`: written level, type 0 required with the keys 2 and 5, type 1 optional, and key 3.
 */
export function readService(service: string, line: string): readonly ActionFacts[] {
  const [keyTexts = '', typeTexts = '', groups = ''] = line.split('|');
  const keys = keyTexts.split(',').map((key) => (key.startsWith(':') ? service + key : key));
  const types = typeTexts === '' ? [] : typeTexts.split(';').map((text) => typeOf(service, text));
  return groups === '' ? [] : groups.split(';').flatMap((group) => actionsOfGroup(service, group, keys, types));
}

function typeOf(service: string, text: string): ResourceType {
  const [name = '', arns = '', keys = ''] = text.split('~');
  return { name, arns: arns.split(',').map((arn) => spellOut(service, arn)), keys };
}

function spellOut(service: string, arn: string): string {
  if (arn.startsWith('@')) return `arn:\${Partition}:${service}:\${Region}:\${Account}:${arn.slice(1)}`;
  return arn.startsWith('^') ? `arn:\${Partition}:${arn.slice(1)}` : arn;
}

function actionsOfGroup(
  service: string,
  group: string,
  keys: readonly string[],
  types: readonly ResourceType[],
): readonly ActionFacts[] {
  const [what = '', names = ''] = group.split('=');
  const [rows = '', ownKeys = ''] = what.slice(1).split('/');
  const level = LEVELS[what.charAt(0)] as Level;
  const numbers = [ownKeys];
  const resourceTypes = (rows === '' ? [] : rows.split(',')).flatMap((row) => {
    const [which = '', rowKeys = ''] = row.split('+');
    const type = types[Number.parseInt(which, 10)];
    if (!type) return [];
    numbers.push(rowKeys, type.keys);
    return [{ name: type.name, arns: type.arns, required: which.endsWith('!') }];
  });
  const wildcardOnly = resourceTypes.length === 0;
  let conditionKeys: readonly string[] | undefined;
  const keysOf = (): readonly string[] => (conditionKeys ??= pick(keys, numbers));
  return names.split(',').map((name) => new Action(`${service}:${name}`, level, resourceTypes, wildcardOnly, keysOf));
}

/** Most questions are about names and levels: keys are looked up when somebody asks for them. */
class Action implements ActionFacts {
  constructor(
    readonly name: string,
    readonly level: Level,
    readonly resourceTypes: readonly ActedOn[],
    readonly wildcardOnly: boolean,
    private readonly keysOf: () => readonly string[],
  ) {}

  get conditionKeys(): readonly string[] {
    return this.keysOf();
  }
}

/** The keys with these numbers, once each. */
function pick(keys: readonly string[], numbers: readonly string[]): readonly string[] {
  const used = new Set(numbers.flatMap((list) => (list === '' ? [] : list.split('.'))));
  return [...used].map((number) => keys[Number(number)] as string);
}
