import type { Property, Resource, Value, World } from '../../../template';
import { type Deployment, pseudoParameter } from './deployment';
import { generatedName } from './generated-name';
import type { Letters } from './letters';
import type { NamedType } from './named-type';
import { namedTypeOf } from './named-type-of';

/** Reads a value as a text in which letters stand for what nobody knows; undefined where one text cannot hold it. */
export type ReadText = (value: Value, place: string) => string | undefined;

/**
 * The names, ids and ARNs of the resources of a template, as exactly as they can be foreseen.
 *
 * Limits: an attribute that `namedTypeOf` does not know is an open symbol of its own, and so is a resource that names
 * itself in a circle.
 */
export class ResourceTexts {
  private readonly known = new Map<string, string>();
  private readonly asked = new Set<string>();
  private readonly deployments = new Map<string, Deployment>();

  constructor(
    private readonly world: World,
    private readonly deployment: Deployment,
    private readonly letters: Letters,
    private readonly read: ReadText,
  ) {}

  /** What a `Ref` or an attribute of a resource says. */
  of(logicalId: string, attribute: string): string | undefined {
    const key = `${logicalId}.${attribute}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    if (this.asked.has(key)) return this.open(logicalId, attribute);
    this.asked.add(key);
    const text = this.find(logicalId, attribute);
    this.asked.delete(key);
    if (text !== undefined) this.known.set(key, text);
    return text;
  }

  /** The ARN by which requests and policies name a resource. */
  arnOf(resource: Resource): string | undefined {
    return this.of(resource.id, 'Self' in (namedTypeOf(resource.type)?.texts ?? {}) ? 'Self' : 'Arn');
  }

  nameOf(resource: Resource): string | undefined {
    return this.of(resource.id, NAME);
  }

  /** A text about the deployment of a resource, or of the template; other letters and `$` in it stay as they are. */
  place(template: string, id = ''): string | undefined {
    const pieces = template.split(/\$\{(Partition|Region|Account|Suffix)\}/);
    const texts = pieces.map((piece, index) => (index % 2 === 0 ? piece : this.pseudo(piece, id)));
    return texts.includes(undefined) ? undefined : texts.join('');
  }

  private find(logicalId: string, attribute: string): string | undefined {
    const resource = this.world.resource(logicalId);
    const type = resource && namedTypeOf(resource.type);
    if (!resource || !type) return this.open(logicalId, attribute);
    if (attribute === NAME) return this.name(resource, type);
    const template = Object.hasOwn(type.texts, attribute) ? type.texts[attribute] : undefined;
    return template === undefined ? this.open(logicalId, attribute) : this.fill(template, resource, type);
  }

  private fill(template: string, resource: Resource, type: NamedType): string | undefined {
    const pieces = template.split(/\$\{(\w+)\}/);
    const texts = pieces.map((piece, index) => (index % 2 === 0 ? piece : this.part(piece, resource, type)));
    return texts.includes(undefined) ? undefined : texts.join('');
  }

  private part(name: string, resource: Resource, type: NamedType): string | undefined {
    if (Object.hasOwn(PSEUDO, name)) return this.pseudo(name, resource.id);
    const [kind, part] = name.split('_', 2);
    if (part !== undefined && kind === 'Id') return this.letters.generated(`\${${resource.id}.${part}}`);
    if (part !== undefined && kind === 'Open') return this.open(resource.id, part);
    switch (name) {
      case 'Name':
        return this.of(resource.id, NAME);
      case 'Id':
        return this.letters.generated(`\${${resource.id}.Id}`);
      case 'Open':
        return this.letters.opaque(`\${${resource.id}.version}`);
      case 'Path':
        return this.property(resource.read('Path'), resource, '/');
      case 'Bus':
        return this.bus(resource);
      case 'Function':
        return this.functionArn(resource.read('FunctionName'), resource);
      default:
        return Object.hasOwn(type.texts, name)
          ? this.of(resource.id, name)
          : this.property(resource.read(name), resource, undefined);
    }
  }

  private pseudo(name: string, id: string): string | undefined {
    const pseudo = PSEUDO[name] ?? name;
    return pseudoParameter(pseudo, this.deploymentAt(id)) ?? this.letters.opaque(`\${${pseudo}}`);
  }

  private name(resource: Resource, type: NamedType): string | undefined {
    const stack = this.stackNameOf(resource);
    const written = type.name === undefined ? undefined : resource.read(type.name);
    if (!written || written.value.kind === 'absent') return generatedName(resource, type, stack, this.letters);
    const text = this.property(written, resource, undefined);
    return type.name === 'Url' ? text?.replace(/^https:\/\//, '') : text;
  }

  private property(property: Property, resource: Resource, unset: string | undefined): string | undefined {
    if (property.value.kind === 'absent' && unset !== undefined) return unset;
    const text = this.read(property.value, `${resource.id}.${property.path}`);
    return text ?? this.open(resource.id, property.path);
  }

  /** The ARN of a function that is named by its name, by a part of its ARN, or by all of it. */
  functionArn(property: Property, resource: Resource): string | undefined {
    const text = this.property(property, resource, undefined);
    if (text === undefined || text.startsWith('arn:')) return text;
    if (/^[\uE000-\uF8FF]/.test(text) && property.value.kind !== 'reference') return text;
    const [, owner = '${Account}', name = text] = /^(\d{12}):function:(.*)$/.exec(text) ?? [];
    const start = this.place(`arn:\${Partition}:lambda:\${Region}:${owner}:function:`, resource.id);
    return start === undefined ? undefined : `${start}${name}`;
  }

  /** The folder of a rule on a bus that is not the default one. */
  private bus(rule: Resource): string | undefined {
    const name = this.property(rule.read('EventBusName'), rule, 'default');
    if (name === undefined || name === 'default') return name && '';
    const [, last = name] = /^arn:.*:event-bus\/(.*)$/.exec(name) ?? [];
    return `${last}/`;
  }

  private stackNameOf({ id }: Resource): string | undefined {
    return this.deploymentAt(id).stackName ?? this.letters.opaque(`\${${templateOf(id)}AWS::StackName}`);
  }

  /** Where a resource stands: what another template does not say is taken to be as here, but for the stack's name. */
  private deploymentAt(id: string): Deployment {
    const place = templateOf(id);
    const other = place === '' ? undefined : this.world.viewsAnywhere().find((view) => view.idOf('') === place);
    if (!other) return this.deployment;
    const before = this.deployments.get(place);
    if (before) return before;
    const { account, region, partition } = this.deployment;
    const found = {
      account,
      region,
      partition,
      ...other.template.environment,
      stackName: other.declarations.stackName,
    };
    this.deployments.set(place, found);
    return found;
  }

  private open(logicalId: string, attribute: string): string | undefined {
    return this.letters.opaque(`\${${logicalId}.${attribute}}`);
  }
}

/** The place of another template before an id of its own; empty for the judged one. */
function templateOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/') + 1);
}

/** No attribute of AWS is called so. */
const NAME = ' name';

const PSEUDO: Readonly<Record<string, string>> = {
  Partition: 'AWS::Partition',
  Region: 'AWS::Region',
  Account: 'AWS::AccountId',
  Suffix: 'AWS::URLSuffix',
};
