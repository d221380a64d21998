import { equal, keyOf } from './compare-values';
import { type Node, type Place, placeAt, stepsOf } from './property';
import { CONDITION_PATH, type Decision, type Scope } from './scope';
import { isMap, own } from './template-source';
import { type Unresolved, type Value, describe, unresolved } from './value';
import { unwrap } from './written';

/**
 * Answers conditions in one world. A comparison that only the deployment decides is a choice of that world,
 * so every condition built on it agrees: `Not(IsProd)` is false where `IsProd` is true.
 *
 * Limits: a condition that is not defined, names itself, or uses a function of `Rules` is unresolved. A value that was
 * read before a condition said what it equals stays hidden.
 */
export class Conditions {
  private readonly answers = new Map<string, Decision>();
  /** Conditions whose answer hangs on a choice. */
  private readonly contingent = new Set<string>();
  /** For each side that is not known: the literal it equals in this world. */
  private readonly literals = new Map<string, string>();
  constructor(private readonly scope: Scope) {}

  /** Answers a condition by its name; the answer stays the same for the whole world. */
  decide(name: string): Decision {
    const { choices } = this.scope;
    const answer = choices.inCondition(() => this.answer(name));
    if (typeof answer !== 'boolean') return unresolved(`condition ${name} ${answer.intrinsic}`);
    if (this.contingent.has(name)) choices.consulted.set(`condition ${name}`, String(answer));
    return answer;
  }

  /** The literal that a value equals in this world, as far as conditions were asked. */
  literalOf(value: Unresolved): string | undefined {
    const key = keyOf(value);
    return key === undefined ? undefined : this.literals.get(key);
  }

  private answer(name: string): Decision {
    const before = this.answers.get(name);
    if (before !== undefined) {
      // A condition built on this one hangs on the same choice.
      if (this.contingent.has(name)) this.scope.choices.asks++;
      return before;
    }
    const raw = own(this.scope.declarations.conditions, name);
    if (raw === undefined) return unresolved('is not in this template');
    const fault = this.scope.declarations.conditionFaults.get(name);
    if (fault !== undefined) return unresolved(fault);
    const asks = this.scope.choices.asks;
    const answer = this.ask({ raw, place: placeAt(['Conditions', name]) });
    if (this.scope.choices.asks > asks) this.contingent.add(name);
    this.answers.set(name, answer);
    return answer;
  }

  private ask(wrapped: Node): Decision {
    const node = unwrap(wrapped);
    const { raw } = node;
    if (typeof raw === 'boolean') return raw;
    const [name, ...others] = isMap(raw) ? Object.keys(raw) : [];
    if (name === undefined || others.length > 0) return unresolved('is not well-formed');
    const { raw: argument, place } = unwrap({ raw: own(raw, name), place: { parent: node.place, step: name } });
    const nodes = Array.isArray(argument)
      ? argument.map((item: unknown, index): Node => ({ raw: item, place: { parent: place, step: index } }))
      : [];
    switch (name) {
      case 'Condition':
        return typeof argument === 'string' ? this.answer(argument) : unresolved('names no condition');
      case 'Fn::And':
        return this.every(nodes, true);
      case 'Fn::Or':
        return this.every(nodes, false);
      case 'Fn::Not': {
        const answer = nodes[0] ? this.ask(nodes[0]) : unresolved('has an Fn::Not of nothing');
        return typeof answer === 'boolean' ? !answer : answer;
      }
      case 'Fn::Equals':
        return this.compare(nodes, place);
      default:
        return unresolved(`uses ${name}, which is not a condition function`);
    }
  }

  /** And (`neutral` true): the first false decides. Or (`neutral` false): the first true decides. */
  private every(nodes: readonly Node[], neutral: boolean): Decision {
    let hidden: Decision = neutral;
    for (const node of nodes) {
      const answer = this.ask(node);
      if (answer === !neutral) return answer;
      if (typeof answer !== 'boolean') hidden = answer;
    }
    return hidden;
  }

  private compare(nodes: readonly Node[], place: Place): Decision {
    const [left, right] = nodes.map((node) => this.scope.evaluate(node, CONDITION_PATH));
    if (!left || !right) return unresolved('has an Fn::Equals of fewer than two values');
    const decided = equal(left, right);
    if (decided !== undefined) return decided;
    const [known, open] = left.kind === 'known' ? [left, right] : [right, left];
    const key = keyOf(open);
    if (known.kind !== 'known' || key === undefined) return this.fork(left, right, place);
    const literal = String(known.value);
    const is = this.literals.get(key);
    if (is !== undefined) {
      // Decided by an earlier choice, and so as open as that was.
      this.scope.choices.asks++;
      return is === literal;
    }
    const answer = this.fork(open, known, place);
    if (answer === true) this.literals.set(key, literal);
    return answer;
  }

  /** Values that cannot be compared may look alike in words, so such a comparison is its own and goes by its place. */
  private fork(left: Value, right: Value, place: Place): Decision {
    const name = `${describe(left)} equals ${describe(right)}`;
    const keys = [keyOf(left), keyOf(right)];
    const key = `equals ${JSON.stringify(keys.includes(undefined) ? stepsOf(place) : keys)}`;
    const option = this.scope.choices.choose({ key, kind: 'condition', name, options: ['true', 'false'] });
    return option === undefined ? unresolved('may go either way') : option === 0;
  }
}
