import { type Property, type Resource, equal } from '../../../template';
import type { TemplateTexts } from './template-texts';

/** What a policy, or a permission, is about. */
export interface Target {
  /** The resource of the templates, or undefined where it is none of them. */
  readonly resource?: Resource;
  /** How its policy names it, where it is none of them: an ARN or a name, with letters; undefined when hidden. */
  readonly text?: string;
  readonly certain: boolean;
}

/** What targets of one type are known by. */
export interface TargetKind {
  /** Absent: any; then only references and ARNs tell. */
  readonly type?: string;
  /** Property that names such a target. */
  readonly name?: string;
}

/**
 * Finds what pointers of policies lead to: references, names and ARNs of resources of the template.
 *
 * Limits: a pointer that nobody can read may lead to any resource of its kind, and to one outside.
 */
export class PolicyTargets {
  private readonly byType = new Map<string, ReadonlyMap<string, Resource>>();

  constructor(private readonly texts: TemplateTexts) {}

  of(holder: Resource, pointer: Property, kind: TargetKind): Target[] {
    const followed = this.texts.world.follow(pointer);
    if (followed && (kind.type === undefined || followed.type === kind.type)) {
      return [{ resource: followed, certain: isSure(holder, followed) }];
    }
    const text = this.texts.ofProperty(holder, pointer);
    const named = this.named(text, kind.type);
    if (named) return [{ resource: named, certain: isSure(holder, named) }];
    const outside = { ...(text !== undefined && { text }), certain: holder.existence === 'certain' };
    return [outside, ...(isOpen(text, this.texts) ? this.candidates(pointer, kind) : [])];
  }

  /** The resource of a type that bears a name or an ARN. */
  named(text: string | undefined, type: string | undefined): Resource | undefined {
    if (type === undefined || text === undefined) return undefined;
    const before = this.byType.get(type) ?? this.textsOf(type);
    this.byType.set(type, before);
    return before.get(text);
  }

  /** Resources that a pointer nobody can read may lead to. */
  private candidates({ value }: Property, { type, name }: TargetKind): Target[] {
    const all = type === undefined ? [] : this.texts.ofType(type);
    const possible = all.filter((one) => name === undefined || equal(value, one.read(name).value) !== false);
    return possible.map((resource) => ({ resource, certain: false }));
  }

  /** Every text by which a resource of a type may be named. */
  private textsOf(type: string): ReadonlyMap<string, Resource> {
    const { resources } = this.texts;
    return new Map(
      this.texts.ofType(type).flatMap((resource) => {
        const known = [resources.arnOf(resource), resources.of(resource.id, 'Ref'), resources.nameOf(resource)];
        return known.flatMap((text) => (text === undefined ? [] : [[text, resource] as const]));
      }),
    );
  }
}

/** Does it apply for certain, once both exist? */
function isSure(holder: Resource, target: Resource): boolean {
  return holder.existence === 'certain' || (holder.condition !== undefined && holder.condition === target.condition);
}

/** May a text still turn out to be any other? What AWS makes up cannot. */
function isOpen(text: string | undefined, { letters }: TemplateTexts): boolean {
  return text === undefined || letters.table.symbolsIn(text).some(({ kind }) => kind === 'opaque');
}
