import type { Place } from '../property';
import { type RawMap, own } from '../template-source';
import { Written } from '../written';
import type { Raw } from './author';

/** A resource that SAM makes. */
export interface Made {
  readonly body: Raw;
  readonly place: Place;
  /** The resource of the author's that it was made from, where it bears another id. */
  readonly origin?: string;
}

/** Something that we cannot expand: judged by nobody, and so to be said. */
export interface Unexpanded {
  readonly logicalId: string;
  readonly type: string;
  readonly saw: string;
  readonly place: Place;
}

/** A SAM resource as its author wrote it, with `Globals` merged in. */
export interface Source {
  readonly id: string;
  readonly type: string;
  readonly body: RawMap;
  readonly properties: Written;
  readonly place: Place;
  readonly condition: string | undefined;
}

/** Where an expansion puts what it makes. */
export class Site {
  readonly made = new Map<string, Made>();
  readonly unexpanded: Unexpanded[] = [];
  /** `Api.Stage` and the like, by which SAM lets authors name what it makes. */
  readonly renames = new Map<string, string>();
  /** Sources that stand in for APIs which no author wrote. */
  readonly implicit = new Map<string, Source[]>();

  constructor(
    readonly sources: ReadonlyMap<string, Source>,
    readonly globals: Written,
  ) {}

  /** Adds a resource made from another. What the author wrote under this id already stays. */
  add(source: Source, id: string, Type: string, Properties: Raw, at?: Written): void {
    if (this.made.has(id)) return;
    const same = id === source.id;
    const Condition = source.condition;
    const kept = same ? Object.entries(source.body).filter(([name]) => KEPT.includes(name)) : [];
    const body = { ...Object.fromEntries(kept), Type, ...(Condition !== undefined && { Condition }) };
    const place = at?.place ?? source.place;
    const properties = same ? new Written(Properties, source.properties.place) : new Written(Properties, place);
    this.made.set(id, { body: { ...body, Properties: properties }, place, ...(!same && { origin: source.id }) });
  }

  cannot(source: Source, saw: string, at?: Written): void {
    this.unexpanded.push({ logicalId: source.id, type: source.type, saw, place: at?.place ?? source.place });
  }
}

const KEPT = ['DependsOn', 'Metadata', 'DeletionPolicy', 'UpdateReplacePolicy', 'CreationPolicy', 'UpdatePolicy'];

/** The condition that a resource stands under, if it is written as one. */
export function conditionOf(body: unknown): string | undefined {
  const condition = own(body, 'Condition');
  return typeof condition === 'string' ? condition : undefined;
}
