import { keyOf } from './compare-values';
import type { Declaration } from './declared-resources';
import { placeAt } from './property';
import type { Relation } from './relations';
import type { Template } from './template';
import { isMap, own } from './template-source';
import type { Value } from './value';
import type { World } from './world';
import { unwrap } from './written';

/** `Fn::If` inside `Fn::If` more deeply than this is not followed: such a pointer may point anywhere. */
const DEPTH_MAX = 20;

/** What the pointers of one relation can point at, in any world. */
export class Pointers {
  private readonly byId = new Map<string, string[]>();
  private readonly byName = new Map<string, string[]>();
  private readonly named: string[] = [];
  private readonly anywhere: string[] = [];

  constructor(world: World, relation: Relation) {
    for (const declaration of world.template.declaredOfType(relation.type)) {
      const ends = endsOf(declaration, relation.path, world);
      if (ends) this.add(declaration.logicalId, ends);
      else this.anywhere.push(declaration.logicalId);
    }
  }

  /** Logical ids of those that may point at a resource with this id and, where pointers go by name, this name. */
  candidates(id: string, name: Value): ReadonlySet<string> {
    return new Set([...(this.byId.get(id) ?? []), ...this.thoseNaming(name), ...this.anywhere]);
  }

  /** A name that is partly hidden may turn out to be any literal. */
  private thoseNaming(name: Value): readonly string[] {
    if (name.kind === 'absent') return [];
    const key = name.kind === 'known' ? keyOf(name) : undefined;
    return key === undefined ? this.named : (this.byName.get(key) ?? []);
  }

  private add(pointer: string, ends: readonly Value[]): void {
    for (const end of ends) {
      if (end.kind === 'reference') push(this.byId, end.logicalId, pointer);
      else {
        push(this.byName, keyOf(end) ?? '', pointer);
        this.named.push(pointer);
      }
    }
  }
}

/** The index of one relation, made once per template. */
export function pointersOf(template: Template, relation: Relation): Pointers {
  return pointersIn(template.openWorld(), relation);
}

/** The index of one relation in a world that chooses nothing: the open one, or another template's as seen from here. */
export function pointersIn(world: World, relation: Relation): Pointers {
  return world.once(`pointers ${relation.type} ${relation.path}`, () => new Pointers(world, relation));
}

/** The references and literals that a pointer may come to; undefined when it may come to something else. */
function endsOf(declaration: Declaration, path: string, world: World): readonly Value[] | undefined {
  const { logicalId } = declaration;
  const { raw: properties } = unwrap({ raw: declaration.properties, place: declaration.place });
  const whole = world.resource(logicalId)?.properties.value;
  if (!whole || whole.kind === 'absent') return [];
  return isMap(properties) && whole.kind === 'map' ? branchEnds(own(properties, path), world, 0) : undefined;
}

/** Goes into both branches of every `Fn::If` and chooses none, so that looking makes no worlds. */
function branchEnds(written: unknown, world: World, depth: number): readonly Value[] | undefined {
  if (depth > DEPTH_MAX) return undefined;
  const { raw } = unwrap({ raw: written, place: placeAt(['Resources']) });
  const branches = isMap(raw) && Object.keys(raw).length === 1 ? own(raw, 'Fn::If') : undefined;
  const parts = Array.isArray(raw) ? (raw as unknown[]) : Array.isArray(branches) ? branches.slice(1) : undefined;
  if (parts) {
    const ends = parts.map((part) => branchEnds(part, world, depth + 1));
    return ends.includes(undefined) ? undefined : ends.flatMap((end) => end ?? []);
  }
  const value = world.evaluate({ raw, place: placeAt(['Resources']) }, '');
  if (value.kind === 'absent') return [];
  return value.kind === 'reference' || value.kind === 'known' ? [value] : undefined;
}

function push(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
