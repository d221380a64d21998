import type { Position } from '../common/finding';
import { type SourceText } from '../common/read-text';
import { Choices } from './choices';
import { conditionFaults } from './condition-faults';
import { collectionReader } from './collections';
import { type DanglingReference, danglingReferences } from './dangling-references';
import { type Declaration, type Fault, declaredResources } from './declared-resources';
import { unrollLoops } from './loops';
import type { Macro } from './macros';
import type { Neighbours } from './neighbours';
import { nestedUnseen } from './nested-parts';
import { type Place, stepsOf } from './property';
import type { Declarations, Environment } from './scope';
import { type SectionFault, sectionFaults } from './section-faults';
import {
  type RawMap,
  type SourceOptions,
  type TemplateSource,
  isMap,
  own,
  parseTemplateSource,
  readTemplateSource,
} from './template-source';
import { World } from './world';

export interface TemplateOptions extends SourceOptions {
  /** Where the template will be deployed. @default - unknown: pseudo parameters stay unresolved */
  readonly environment?: Environment;
  /** What the stack will be called. @default - unknown */
  readonly stackName?: string;
  /** Construct paths by logical id, for resources that do not carry `aws:cdk:path`. */
  readonly constructPaths?: ReadonlyMap<string, string>;
  /**
   * Construct paths and file names of the stacks that are judged along with this one.
   * @default - with `constructPaths` the nested stacks that CDK built, as the caller holds their tree; else none
   */
  readonly judgedBeside?: ReadonlySet<string>;
}

/**
 * A CloudFormation template, read-only and free of CDK objects. It holds what is true however the template
 * is deployed; properties are read in a `World`: through `inEveryWorld`, or `openWorld` where nothing may fork.
 */
export class Template {
  /** Resources that can be judged, by logical id, in the order of the template. */
  readonly resources: ReadonlyMap<string, Declaration>;
  /** Resources that CloudFormation would refuse: kept apart, so that the rest can be judged. */
  readonly malformed: readonly (Fault & { readonly position: Position })[];
  readonly macros: readonly Macro[];
  /** What CloudFormation would refuse outside of `Resources`. */
  readonly sectionFaults: readonly SectionFault[];
  readonly declarations: Declarations;
  /** The templates of the same call. */
  neighbours: Neighbours | undefined;
  private readonly byType = new Map<string, Declaration[]>();
  private computed = new Map<string, unknown>();

  constructor(
    private readonly source: TemplateSource,
    private readonly options: TemplateOptions = {},
  ) {
    const written: Declarations = {
      parameters: mapAt(source.raw, 'Parameters'),
      mappings: mapAt(source.raw, 'Mappings'),
      conditions: {},
      conditionFaults: new Map(),
      resourceTypes: new Map(),
      renames: new Map(),
      environment: options.environment ?? {},
      ...(options.stackName !== undefined && { stackName: options.stackName }),
      outputs: {},
    };
    const raw = unrollLoops(source.raw, collectionReader(written));
    const {
      resources,
      types,
      faults,
      macros,
      renames,
      conditions: made,
    } = declaredResources(raw, options.constructPaths);
    const conditions = { ...made, ...mapAt(raw, 'Conditions') };
    this.resources = resources;
    this.malformed = faults.map((fault) => ({ ...fault, position: this.locate(fault.place) }));
    this.macros = macros;
    this.declarations = {
      ...written,
      conditions,
      outputs: mapAt(raw, 'Outputs'),
      conditionFaults: conditionFaults(conditions),
      resourceTypes: types,
      renames,
    };
    this.sectionFaults = sectionFaults(raw, this.declarations);
    for (const resource of resources.values()) {
      const same = this.byType.get(resource.type);
      if (same) same.push(resource);
      else this.byType.set(resource.type, [resource]);
    }
  }

  /** Reads a template from a text; throws a `UserError` when it is none. */
  static parse(source: SourceText, options?: TemplateOptions): Template {
    return new Template(parseTemplateSource(source, options), options);
  }

  /** Reads a template file (JSON or YAML, at most 20 MB); throws a `UserError` when it is none. */
  static load(file: string, options?: TemplateOptions): Template {
    return new Template(readTemplateSource(file, options), options);
  }

  get file(): string {
    return this.source.file;
  }

  get environment(): Environment {
    return this.declarations.environment;
  }

  /** Lets this template see others of the call, and forgets what it worked out without them. */
  settle(neighbours: Neighbours): void {
    this.neighbours = neighbours;
    this.computed = new Map();
  }

  /** Declarations of the given types, whether or not their condition holds. */
  declaredOfType(...types: readonly string[]): readonly Declaration[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** Position of the key at a place; of the item where the place is in a list. */
  locate(place: Place): Position {
    return this.source.locate(stepsOf(place), 'key');
  }

  /** Resources that bring resources of their own, which nobody judges along with this template. */
  nestedUnseen(): readonly Declaration[] {
    const { judgedBeside, constructPaths } = this.options;
    const holdsTree = constructPaths !== undefined && judgedBeside === undefined;
    const unseen = nestedUnseen(this.openWorld(), (stack) => holdsTree || judgedBeside?.has(stack) === true);
    return unseen.filter(({ logicalId }) => !this.neighbours?.childOf(this, logicalId));
  }

  /** What resources and outputs refer to although nothing in the template bears that name. */
  dangling(): readonly DanglingReference[] {
    return danglingReferences(this, this.source.raw);
  }

  /** The world in which nothing is chosen: whatever could go either way is unresolved. */
  openWorld(): World {
    return this.once('open world', () => new World(this, new Choices(undefined)));
  }

  /** Computes something about this template at most once. */
  once<T>(key: string, compute: () => T): T {
    if (!this.computed.has(key)) this.computed.set(key, compute());
    return this.computed.get(key) as T;
  }
}

function mapAt(raw: RawMap, key: string): RawMap {
  const value = own(raw, key);
  return isMap(value) ? value : {};
}
