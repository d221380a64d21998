import type { Position, Verdict } from '../lib/common/finding';
import type { Profile, RuleCard } from '../lib/common/rule-card';
import { type Property, type Resource, type World, describe } from '../lib/template';

/** A rule: its card, the resources it judges, and the judgement. */
export interface Rule extends RuleCard {
  /** Resource types, e.g. `AWS::EC2::ClientVpnEndpoint`. */
  readonly appliesTo: readonly string[];
  /** Judges one resource in one world. Silence is a pass. Must depend on nothing but its arguments. */
  check(resource: Resource, world: World, report: Report, profile: Profile): void;
}

/** What stands there and what should. */
export interface Difference {
  /** @default - the property's value in the words of the template */
  readonly saw?: string;
  readonly want: string;
}

/** Handed to a rule, so that no finding lacks its property, its place, or what was wanted. */
export interface Report {
  fail(property: Property, difference: Difference): void;
  /** The honest third answer: nobody can tell before deployment. */
  unknown(property: Property, difference: Difference): void;
}

/** What a rule said about one property in one world. */
export interface Observation {
  readonly verdict: Exclude<Verdict, 'pass'>;
  readonly property: string;
  readonly position: Position;
  readonly saw: string;
  readonly want: string;
}

/** Gives a rule file type inference and one obvious shape. */
export const defineRule = (rule: Rule): Rule => rule;

const SILENCE: readonly Observation[] = [];

/** Writes down what a rule says. Its verbs are functions of their own: a rule may pass `report.fail` on without the report. */
class Notes implements Report {
  private said: Observation[] | undefined;

  readonly fail = (property: Property, difference: Difference): void => this.add('fail', property, difference);

  readonly unknown = (property: Property, difference: Difference): void => this.add('unknown', property, difference);

  private add(verdict: Observation['verdict'], property: Property, difference: Difference): void {
    const { saw = describe(property.value), want } = difference;
    (this.said ??= []).push({ verdict, property: property.path, position: property.position, saw, want });
  }

  /** What was said since this was last asked. */
  take(): readonly Observation[] {
    const { said } = this;
    this.said = undefined;
    return said ?? SILENCE;
  }
}

/** Rules are asked one after the other and mostly say nothing: one pad for all of them. */
const notes = new Notes();

/** Runs a rule on one resource in one world. A rule that throws cannot tell, and says why. */
export function observe(rule: Rule, resource: Resource, world: World, profile: Profile): readonly Observation[] {
  notes.take();
  try {
    rule.check(resource, world, notes, profile);
    return notes.take();
  } catch (error) {
    const saw = `the rule stopped: ${error instanceof Error ? error.message : String(error)}`;
    const want = 'an answer; please report this as a bug of vendor-enclave';
    return [{ verdict: 'unknown', property: '', position: resource.position, saw, want }];
  }
}
