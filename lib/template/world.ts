import type { Position, ResourceRef } from '../common/finding';
import { Choices } from './choices';
import { Conditions } from './conditions';
import type { Declaration } from './declared-resources';
import { evaluate } from './evaluate';
import { type Node, type Place, Property } from './property';
import { type Referrers, type Relation, referrersOf } from './relations';
import type { Decision, Declarations, Scope } from './scope';
import type { Template } from './template';
import { type Known, type Reference, type Unresolved, type Value, known, unresolved } from './value';

/** Intrinsics nested more deeply than this are hostile; CloudFormation itself stops far earlier. */
const DEPTH_MAX = 100;

/**
 * A template as it is deployed in one way: every condition answered, every parameter with allowed values chosen.
 * A resource whose condition is false does not exist here.
 */
export class World implements Scope {
  private readonly conditions = new Conditions(this);
  private readonly known = new Map<string, Resource | undefined>();
  private readonly computed = new Map<string, unknown>();
  private depth = 0;

  constructor(
    readonly template: Template,
    readonly choices: Choices,
    /** The template that looks at this one from beside it. @default - nobody: the template itself is judged */
    private readonly viewer?: Template,
  ) {}

  get declarations(): Declarations {
    return this.template.declarations;
  }

  /** The resource, if it exists in this world; one of another template of the call goes by `template/id`. */
  resource(logicalId: string): Resource | undefined {
    if (!this.known.has(logicalId)) {
      const foreign = this.foreign(logicalId);
      if (foreign) return foreign;
      const declaration = this.template.resources.get(logicalId);
      const existence = declaration && this.existenceOf(declaration);
      this.known.set(logicalId, declaration && existence && new Resource(this, declaration, existence));
    }
    return this.known.get(logicalId);
  }

  /** All resources of the given types that exist in this world. */
  ofType(...types: readonly string[]): readonly Resource[] {
    return this.template.declaredOfType(...types).flatMap(({ logicalId }) => this.resource(logicalId) ?? []);
  }

  /** The resource a property refers to by `Ref` or `Fn::GetAtt`. */
  follow(property: Property): Resource | undefined {
    return property.value.kind === 'reference' ? this.resource(property.value.logicalId) : undefined;
  }

  /** The resources that point at another one, e.g. the policies of a bucket; and those that may. */
  referrers(target: Resource, relation: Relation): Referrers {
    return referrersOf(this, target, relation);
  }

  /**
   * Computes something about this world at most once, for all rules that look at it: name the rule in the key.
   * Whatever is asked of the world inside counts for every question that reads the answer.
   */
  once<T>(key: string, compute: () => T): T {
    if (!this.computed.has(key)) this.computed.set(key, compute());
    return this.computed.get(key) as T;
  }

  /** Counts its own depth: the answer is kept, so it must not hang on how deep the first question stood. */
  decide(condition: string): Decision {
    const { depth } = this;
    this.depth = 0;
    try {
      return this.conditions.decide(condition);
    } finally {
      this.depth = depth;
    }
  }

  /** The other templates of the call as this one sees them; what their own choices decide is hidden. */
  views(): readonly World[] {
    const { neighbours } = this.judged;
    return neighbours ? neighbours.besides(this.judged).map((other) => this.viewOf(other)) : [];
  }

  /** The same, with those that are deployed in another account or region. */
  viewsAnywhere(): readonly World[] {
    const { neighbours } = this.judged;
    return neighbours ? neighbours.others(this.judged).map((other) => this.viewOf(other)) : [];
  }

  /** Another template as the judged one sees it. */
  viewOf(other: Template): World {
    if (other === this.judged) return other.openWorld();
    const name = this.judged.neighbours?.nameOf(other) ?? '';
    return this.judged.once(`view of ${name}`, () => new World(other, new Choices(undefined), this.judged));
  }

  referenceTo(logicalId: string, attribute: string): Reference {
    return { kind: 'reference', logicalId: this.idOf(logicalId), attribute };
  }

  /** The id that a resource of this template goes by where it is looked at. */
  idOf(logicalId: string): string {
    return this.viewer ? `${this.viewer.neighbours?.nameOf(this.template) ?? ''}/${logicalId}` : logicalId;
  }

  symbolFor(text: string): string {
    return this.viewer && text !== '' ? `${this.idOf('')}${text}` : text;
  }

  given(parameter: string, path: string): Value | undefined {
    return this.judged.neighbours?.given(this, parameter, path);
  }

  output(logicalId: string, name: string, path: string): Value | undefined {
    return this.judged.neighbours?.output(this, logicalId, name, path);
  }

  imported(name: Value, path: string): Value | undefined {
    return this.judged.neighbours?.imported(this, name, path);
  }

  private get judged(): Template {
    return this.viewer ?? this.template;
  }

  private foreign(id: string): Resource | undefined {
    const slash = id.lastIndexOf('/');
    const other = slash > 0 ? this.judged.neighbours?.named(id.slice(0, slash)) : undefined;
    return other && other !== this.template ? this.viewOf(other).resource(id.slice(slash + 1)) : undefined;
  }

  evaluate(node: Node, path: string): Value {
    if (this.depth >= DEPTH_MAX) return unresolved('functions nested too deeply');
    this.depth++;
    try {
      return evaluate(node, path, this);
    } finally {
      this.depth--;
    }
  }

  locate(place: Place): Position {
    return this.template.locate(place);
  }

  literalOf(value: Unresolved): Known | undefined {
    const literal = this.conditions.literalOf(value);
    return literal === undefined ? undefined : known(literal);
  }

  /** A condition nobody can read does not hide a resource: it is judged as if it existed, but protects nobody. */
  private existenceOf({ condition }: Declaration): Existence | undefined {
    const decision = condition === undefined || this.decide(condition);
    if (decision === false) return undefined;
    return decision === true ? 'certain' : 'possible';
  }
}

/** Whether a resource is there for certain, or stands under a condition that nobody can read. */
export type Existence = 'certain' | 'possible';

/** A resource in one world. */
export class Resource {
  /** All its properties, as one map. */
  readonly properties: Property;

  constructor(
    private readonly world: World,
    private readonly declaration: Declaration,
    readonly existence: Existence,
  ) {
    const { properties: raw, place } = declaration;
    const node = raw === undefined || raw === null ? undefined : { raw, place: { parent: place, step: 'Properties' } };
    this.properties = new Property(world, '', node, place);
  }

  /** Its logical id; that of a resource of another template of the call stands behind the name of its template. */
  get id(): string {
    return this.world.idOf(this.declaration.logicalId);
  }

  get type(): string {
    return this.declaration.type;
  }

  /** The condition under which it exists. */
  get condition(): string | undefined {
    return this.declaration.condition;
  }

  /** What becomes of it when the stack goes, e.g. `Retain`; anything but a text is for the deployment to know. */
  get deletionPolicy(): unknown {
    return this.declaration.deletionPolicy;
  }

  /** What becomes of it when another takes its place, e.g. `Retain`; anything but a text is for the deployment to know. */
  get replacementPolicy(): unknown {
    return this.declaration.replacementPolicy;
  }

  get constructPath(): string | undefined {
    return this.declaration.constructPath;
  }

  /** Position of its logical id. */
  get position(): Position {
    return this.world.locate(this.declaration.place);
  }

  /** Reads a property by its dotted path; never throws, what is not there is `absent`. */
  read(path: string): Property {
    return this.properties.read(path);
  }

  /** How findings name it. */
  ref(): ResourceRef {
    const { logicalId, type, constructPath } = this.declaration;
    return { logicalId, type, ...(constructPath !== undefined && { constructPath }), ...this.position };
  }
}
