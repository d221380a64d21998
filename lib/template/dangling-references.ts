import { placeAt } from './property';
import type { Place } from './property';
import type { Template } from './template';
import { type RawMap, isMap, own } from './template-source';

/** A name that a resource or output refers to and that nothing in the template bears; the first place of each. */
export interface DanglingReference {
  readonly logicalId: string;
  /** Path below the resource or output. */
  readonly path: string;
  readonly saw: string;
  readonly place: Place;
}

/** Deeper than anything CloudFormation takes. */
const DEPTH_MAX = 200;

/**
 * What `Ref`, `Fn::GetAtt`, `Fn::Sub`, `Fn::If`, `Condition` and `DependsOn` name although it is not there.
 *
 * Limits: silent where a macro may add what is named, about loops, and about names that begin like a module or, with SAM,
 * like a resource of it: both make resources of their own.
 */
export function danglingReferences(template: Template, raw: RawMap): DanglingReference[] {
  if (template.macros.length > 0) return [];
  const search = new Search(namesOf(template, raw));
  for (const section of ['Resources', 'Outputs']) {
    const bodies = own(raw, section);
    for (const [id, body] of isMap(bodies) ? Object.entries(bodies) : []) {
      if (!id.startsWith('Fn::')) search.within(section, id, body);
    }
  }
  return search.found;
}

interface Names {
  has(name: string): boolean;
  hasCondition(name: string): boolean;
}

function namesOf(template: Template, raw: RawMap): Names {
  const { parameters, resourceTypes, renames, conditions } = template.declarations;
  const usesSam = JSON.stringify(own(raw, 'Transform') ?? '').includes('AWS::Serverless-');
  const written = own(raw, 'Resources');
  const makers = Object.entries(isMap(written) ? written : {})
    .filter(([, body]) => {
      const type = own(body, 'Type');
      return (
        typeof type === 'string' && (type.endsWith('::MODULE') || (usesSam && type.startsWith('AWS::Serverless::')))
      );
    })
    .map(([id]) => id);
  const made = (name: string) =>
    makers.some((maker) => name.startsWith(maker)) || (usesSam && name.startsWith('Serverless'));
  return {
    has: (name) =>
      name.startsWith('AWS::') ||
      resourceTypes.has(name) ||
      renames.has(name) ||
      Object.hasOwn(parameters, name) ||
      made(name),
    hasCondition: (name) => Object.hasOwn(conditions, name),
  };
}

class Search {
  readonly found: DanglingReference[] = [];
  private seen = new Set<string>();
  private path: string[] = [];
  private root: readonly [section: string, id: string] = ['', ''];

  constructor(private readonly names: Names) {}

  within(section: string, id: string, body: unknown): void {
    this.root = [section, id];
    this.seen = new Set();
    this.path = [];
    this.condition(own(body, 'Condition'), 'Condition');
    for (const other of [own(body, 'DependsOn')].flat()) this.name(other, 'DependsOn');
    this.walk(body);
  }

  /** Goes down with one path that it changes on the way: a place for every value of a large template would be felt. */
  private walk(value: unknown): void {
    if (typeof value !== 'object' || value === null || this.path.length > DEPTH_MAX) return;
    const keys = Object.keys(value);
    if (keys.length === 1 && !Array.isArray(value)) this.ask(keys[0] as string, value as RawMap);
    for (const key of keys) {
      if (key.startsWith('Fn::ForEach::')) continue;
      this.path.push(key);
      this.walk((value as RawMap)[key]);
      this.path.pop();
    }
  }

  private ask(key: string, map: RawMap): void {
    const argument = map[key];
    const first: unknown = Array.isArray(argument) ? argument[0] : undefined;
    if (key === 'Ref') this.name(argument, 'Ref');
    else if (key === 'Fn::If') this.condition(first, 'Fn::If');
    else if (key === 'Fn::GetAtt') this.target(first ?? argument, 'GetAtt');
    else if (key === 'Fn::Sub') this.text(first ?? argument, Array.isArray(argument) ? argument[1] : undefined);
  }

  private text(text: unknown, variables: unknown): void {
    if (typeof text !== 'string' || !text.includes('${')) return;
    for (const [, inside = ''] of text.matchAll(/\$\{([^}]*)\}/g)) {
      const name = inside.trim();
      if (!name.startsWith('!') && own(variables, name) === undefined) this.target(name, 'Sub');
    }
  }

  /** `Id.Attribute`, or a name alone; SAM lets authors write `Api.Stage`. */
  private target(name: unknown, how: string): void {
    if (typeof name !== 'string' || this.names.has(name)) return;
    this.name(name.split('.')[0], how);
  }

  private name(name: unknown, how: string): void {
    if (typeof name !== 'string' || this.names.has(name)) return;
    this.tell(name, `${how}: ${name}, which is not in this template`);
  }

  private condition(name: unknown, how: string): void {
    if (typeof name !== 'string' || this.names.hasCondition(name)) return;
    this.tell(`condition ${name}`, `${how}: condition ${name}, which is not in this template`);
  }

  private tell(key: string, saw: string): void {
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const [section, logicalId] = this.root;
    const path = this.path.filter((step, index) => index > 0 || step !== 'Properties').join('.');
    this.found.push({ logicalId, path, saw, place: placeAt([section, logicalId, ...this.path]) });
  }
}
