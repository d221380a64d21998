import { keyOf } from './compare-values';
import { type Node, placeAt } from './property';
import type { Environment } from './scope';
import type { Template } from './template';
import { own } from './template-source';
import { type Value, unresolved } from './value';
import type { World } from './world';
import { unwrap } from './written';

/** A template judged in the same call as others, under the name that references to it bear. */
export interface Neighbour {
  readonly name: string;
  readonly template: Template;
}

/** A resource that deploys another template of the call. */
export interface Nesting {
  readonly parent: Template;
  readonly logicalId: string;
  readonly child: Template;
}

/**
 * What the templates of one call say about each other: exports, and the parameters and outputs of nested stacks.
 *
 * Each is read as its own template states it in any case: what one of its conditions decides is hidden from the others,
 * because the choice belongs to it. Limits: two templates with one export, or a nested template that several resources
 * deploy, give nothing that is certain.
 */
export class Neighbours {
  private readonly names: ReadonlyMap<Template, string>;
  private readonly byName: ReadonlyMap<string, Template>;
  private readonly asking = new Set<string>();

  constructor(
    private readonly members: readonly Neighbour[],
    private readonly nestings: readonly Nesting[],
  ) {
    this.names = new Map(members.map(({ name, template }) => [template, name]));
    this.byName = new Map(members.map(({ name, template }) => [name, template]));
  }

  nameOf(template: Template): string {
    return this.names.get(template) ?? template.file;
  }

  named(name: string): Template | undefined {
    return this.byName.get(name);
  }

  /** Templates that may be deployed where this one is; names and exports of another account or region are others. */
  besides(template: Template): readonly Template[] {
    return template.once('templates beside', () =>
      this.members
        .map((member) => member.template)
        .filter((other) => other !== template && together(other.environment, template.environment)),
    );
  }

  /** All other templates, wherever they are deployed: what has one name in the world, as an ARN, leads there too. */
  others(template: Template): readonly Template[] {
    return this.members.map((member) => member.template).filter((other) => other !== template);
  }

  childOf(parent: Template, logicalId: string): Template | undefined {
    return this.nestings.find((nesting) => nesting.parent === parent && nesting.logicalId === logicalId)?.child;
  }

  /** What the parent passes for a parameter; undefined when nobody passes anything. */
  given(world: World, parameter: string, path: string): Value | undefined {
    const parents = this.nestings.filter(({ child }) => child === world.template);
    const [only, ...others] = parents;
    if (!only) return undefined;
    const why = `Ref: ${parameter}, a parameter`;
    if (others.length > 0) return unresolved(`${why} that several stacks pass`);
    const name = this.nameOf(world.template);
    return this.once(
      `parameter ${parameter} of ${name}`,
      () => {
        const view = world.viewOf(only.parent);
        const stack = view.resource(only.logicalId);
        const value = stack?.read(`Parameters.${parameter}`).value;
        if (!value || value.kind === 'absent') return undefined;
        if (value.kind === 'list' || value.kind === 'map')
          return unresolved(`${why} that ${only.logicalId} passes as a list`);
        return value.kind === 'unresolved' ? unresolved(`${why} passed as ${value.intrinsic}`, value.symbol) : value;
      },
      `${why} that is passed its own value`,
      path,
    );
  }

  /** What a nested stack puts out; undefined when its template is not among those judged. */
  output(world: World, logicalId: string, name: string, path: string): Value | undefined {
    const child = this.childOf(world.template, logicalId);
    return child && this.outputOf(world, child, name, path);
  }

  /** What a template of the call exports under this name; undefined when none does, or several do. */
  imported(world: World, exportName: Value, path: string): Value | undefined {
    const key = keyOf(exportName);
    if (key === undefined) return undefined;
    const found = this.guarded('exports', () => this.exportsBeside(world).get(key), undefined);
    return found && this.outputOf(world, found.template, found.output, path);
  }

  /** By the key of the name; a name that two templates export leads nowhere. */
  private exportsBeside(world: World): ReadonlyMap<string, { template: Template; output: string } | undefined> {
    return world.viewOf(world.template).once('exports beside', () => {
      const found = new Map<string, { template: Template; output: string } | undefined>();
      for (const template of this.besides(world.template)) {
        for (const { key, output } of exportsOf(world.viewOf(template))) {
          found.set(key, found.has(key) ? undefined : { template, output });
        }
      }
      return found;
    });
  }

  private outputOf(world: World, template: Template, name: string, path: string): Value {
    const label = `output ${name} of ${this.nameOf(template)}`;
    const view = world.viewOf(template);
    const value = this.once(label, () => readOutput(view, name, path), `${label}, which names itself`, path);
    return value ?? unresolved(label);
  }

  /** Two stacks that pass each other's values in a circle would ask without end. */
  private once(key: string, read: () => Value | undefined, circle: string, path: string): Value | undefined {
    return this.guarded(`${key} ${path}`, read, unresolved(circle));
  }

  private guarded<T>(asked: string, read: () => T, circular: T): T {
    if (this.asking.has(asked)) return circular;
    this.asking.add(asked);
    try {
      return read();
    } finally {
      this.asking.delete(asked);
    }
  }
}

function together(one: Environment, other: Environment): boolean {
  const differs = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;
  return !differs(one.account, other.account) && !differs(one.region, other.region);
}

interface Export {
  readonly key: string;
  readonly output: string;
}

/** Exports by the key of their name, as seen from the world that asks. */
function exportsOf(view: World): readonly Export[] {
  return view.once('exports', () =>
    Object.keys(view.declarations.outputs).flatMap((output): Export[] => {
      const { raw, place } = outputNode(view, output);
      const name = own(own(raw, 'Export'), 'Name');
      const at = { parent: { parent: place, step: 'Export' }, step: 'Name' };
      const key = name === undefined ? undefined : keyOf(view.evaluate({ raw: name, place: at }, ''));
      return key === undefined ? [] : [{ key, output }];
    }),
  );
}

function readOutput(view: World, name: string, path: string): Value | undefined {
  const { raw, place } = outputNode(view, name);
  const condition = own(raw, 'Condition');
  if (typeof condition === 'string' && view.decide(condition) !== true) {
    return unresolved(`output ${name}, which condition ${condition} decides`);
  }
  const value = own(raw, 'Value');
  if (value === undefined) return undefined;
  return view.evaluate({ raw: value, place: { parent: place, step: 'Value' } }, path);
}

function outputNode(view: World, name: string): Node {
  return unwrap({ raw: own(view.declarations.outputs, name), place: placeAt(['Outputs', name]) });
}
