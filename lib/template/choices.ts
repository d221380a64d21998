/** A place where a template leaves open how it will be deployed. */
export interface ChoicePoint {
  readonly key: string;
  /** A parameter's allowed values, or a comparison in `Conditions` that only the deployment decides. */
  readonly kind: 'parameter' | 'condition';
  /** The parameter's name, or the comparison in words. */
  readonly name: string;
  readonly options: readonly string[];
  /** The option a deployment gets that says nothing: the parameter's default. */
  readonly preferred?: number;
}

/** One choice made: which option of which point. */
export interface Choice {
  readonly point: ChoicePoint;
  readonly option: number;
}

/**
 * The choices that make up one world. Each point is chosen once, on first use, and keeps its answer:
 * that is what makes two resources under one condition appear and vanish together.
 */
export class Choices {
  readonly made: Choice[] = [];
  /** What to say about this world: `condition Plain` is `true`, `parameter Mode` is `plain`. */
  readonly consulted = new Map<string, string>();
  /** How often a choice was asked for, whether made then or before. */
  asks = 0;
  private readonly byKey = new Map<string, number>();
  private conditionDepth = 0;

  /** @param script options to take at the first points met; after it, always the first. Undefined: choose nothing. */
  constructor(private readonly script: readonly number[] | undefined) {}

  /** The option taken at a point; undefined when this world refuses to choose. */
  choose(point: ChoicePoint): number | undefined {
    if (!this.script) return undefined;
    this.asks++;
    const option = this.byKey.get(point.key) ?? this.script[this.made.length] ?? 0;
    if (!this.byKey.has(point.key)) this.made.push({ point, option });
    this.byKey.set(point.key, option);
    if (point.kind === 'parameter' && this.conditionDepth === 0) {
      this.consulted.set(`parameter ${point.name}`, point.options[option] ?? '');
    }
    return option;
  }

  /** Runs a part of a condition, whose choices are told by the condition's name and not one by one. */
  inCondition<T>(run: () => T): T {
    this.conditionDepth++;
    try {
      return run();
    } finally {
      this.conditionDepth--;
    }
  }
}

/** Stops a question at the first choice it meets. Has no stack: it is thrown often, and nobody reads it. */
const CHOICE_MET = Object.freeze({ name: 'ChoiceMet', message: 'a choice that only a world of its own may make' });

/**
 * The choices of a world that many questions share: none. Whoever asks for one is stopped before the answer is kept
 * anywhere, so the world stays clean for the next question.
 */
export class NoChoices extends Choices {
  /** Whether a choice was asked for since this was last set to false. */
  met = false;

  constructor() {
    super([]);
  }

  override choose(): number | undefined {
    this.met = true;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- an Error would cost a stack each time
    throw CHOICE_MET;
  }
}
