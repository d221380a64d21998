import type { Position } from '../common/finding';
import { readJsonText } from './json-text';
import { ABSENT, type Absent, type Unresolved, type Value, describe, unresolved } from './value';

/** Where a raw value stands in the template: a path kept as a chain, so that millions of properties stay cheap. */
export interface Place {
  readonly parent: Place | undefined;
  readonly step: string | number;
}

/** A raw piece of template and where it stands. An intrinsic may lead to a node elsewhere, e.g. in `Mappings`. */
export interface Node {
  readonly raw: unknown;
  readonly place: Place;
}

/** What a property needs from the world it belongs to. */
export interface Reader {
  evaluate(node: Node, path: string): Value;
  locate(place: Place): Position;
}

/**
 * One property of a resource, in one world: what it says and where.
 * The value is worked out on first use and then kept.
 */
export class Property {
  private evaluated: Value | undefined;

  constructor(
    private readonly reader: Reader,
    /** Dotted path inside the resource's `Properties`, list places as numbers: `Policies.0.PolicyDocument`. */
    readonly path: string,
    private readonly node: Node | undefined,
    /** Where to send people when the property is absent: the nearest property above it, or the resource. */
    private readonly nearest: Place,
    value?: Value,
  ) {
    this.evaluated = value;
  }

  get value(): Value {
    return (this.evaluated ??= this.node ? this.reader.evaluate(this.node, this.path) : ABSENT);
  }

  /** Position of the key (or list item); when absent, of the nearest property above it, or of the resource. */
  get position(): Position {
    return this.reader.locate(this.node?.place ?? this.nearest);
  }

  /** Reads a dotted path below this property. Never throws; what is not there is `absent`. */
  read(path: string): Property {
    return stepsIn(path).reduce<Property>((property, step) => property.get(step), this);
  }

  /** Reads one entry of a map, or one item of a list by its number. The name may hold dots. */
  get(step: string): Property {
    const value = this.value;
    if (value.kind === 'map') return value.entry(step) ?? this.missing(step, ABSENT);
    if (value.kind === 'list') {
      return value.items.find((item) => item.path === below(this.path, step)) ?? this.missing(step, ABSENT);
    }
    if (value.kind === 'known' || value.kind === 'absent') return this.missing(step, ABSENT);
    return this.missing(step, value.kind === 'unresolved' ? value : unresolved(describe(value)));
  }

  /** This property if it is a scalar or a symbol, its items if it is a list: for the many places where AWS takes either. */
  each(): readonly Property[] {
    if (this.value.kind === 'absent') return [];
    return this.value.kind === 'list' ? this.value.items : [this];
  }

  /**
   * What a property says that AWS takes as a map or as JSON in a text: the content of the text, else the property itself.
   *
   * Parts that nobody knows are read where they stand inside the texts of the JSON. Limits: a text with a parameter or
   * an import in it stays a text, as they may hold a quote; so does one with unknown parts outside of JSON's texts.
   */
  parsed(): Property {
    const read = readJsonText(this.value);
    return read ? this.holding(read.raw) : this;
  }

  /** The same property with other content: a document that it holds as text. Positions stay those of the text. */
  holding(raw: unknown): Property {
    const place = this.node?.place ?? this.nearest;
    return new Property(this.reader, this.path, { raw, place }, this.nearest);
  }

  private missing(step: string, value: Absent | Unresolved): Property {
    // `Properties` itself is no place to send anybody to: what is missing there is missing from the resource.
    const nearest = this.path === '' ? this.nearest : (this.node?.place ?? this.nearest);
    return new Property(this.reader, below(this.path, step), undefined, nearest, value);
  }
}

/** Rules ask for the same few hundred paths again and again. */
const STEPS = new Map<string, readonly string[]>();
const STEPS_MAX = 10_000;

function stepsIn(path: string): readonly string[] {
  const before = STEPS.get(path);
  if (before) return before;
  const steps = path.split('.');
  if (STEPS.size < STEPS_MAX) STEPS.set(path, steps);
  return steps;
}

export function below(path: string, step: string | number): string {
  return path === '' ? String(step) : `${path}.${step}`;
}

/** A chain from a list of steps; the list must not be empty. */
export function placeAt(steps: readonly [string, ...(string | number)[]]): Place {
  return steps.slice(1).reduce<Place>((parent, step) => ({ parent, step }), { parent: undefined, step: steps[0] });
}

/** The chain as a list of steps, outermost first. */
export function stepsOf(place: Place | undefined): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at = place; at; at = at.parent) steps.unshift(at.step);
  return steps;
}
