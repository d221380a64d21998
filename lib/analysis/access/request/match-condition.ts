import { differs, doubtful, everyMatch, someMatch, YES, type Match } from './match';
import { matchAlternatives } from './match-alternatives';
import { readOperator, type ConditionOperator } from './condition-operator';
import { fieldsOf, readValues } from './read-values';
import { show, showAll } from './show-text';
import type { Compare } from './compare-value';
import type { ReadRequest } from './read-request';

const EMPTY_TEXT = 'whether an empty text counts as a value is not certain';

/** One key of a condition, about to be asked. */
interface Question {
  readonly operator: ConditionOperator;
  readonly wanted: readonly string[];
  /** What the request has; undefined where it has no such key. */
  readonly values: readonly string[] | undefined;
  readonly request: ReadRequest;
  readonly variables: boolean;
  /** Why it does not match, should it not. */
  readonly because: string;
}

/**
 * `Condition`: every key of every operator has to match; one answer each.
 *
 * Limits: whether set prefixes and `Null` take an empty text for a value, AWS has said in different ways; where it
 * matters the answer is unknown. So is what AWS would refuse (unknown operators, values of the wrong form), unless the
 * key's absence decides.
 */
export function matchCondition(condition: unknown, request: ReadRequest, variables: boolean): readonly Match[] {
  const operators = fieldsOf(condition);
  if (!operators) return [doubtful('its Condition is no list of operators')];
  return operators.flatMap(([name, block]) => {
    const operator = readOperator(name);
    const keys = fieldsOf(block);
    if (!operator) return [doubtful(`${show(name)} is no operator of conditions`)];
    if (!keys) return [doubtful(`its condition ${name} is no list of keys`)];
    return keys.map(([key, element]) => {
      const wanted = readValues(element);
      if (!wanted) return doubtful(`its condition ${name} ${show(key)} has a value that is no text, number or boolean`);
      const values = request.context.get(key.toLowerCase());
      const has = values ? showAll(values, 'and') : 'none';
      const because = `its condition ${name} ${show(key)} ${showAll(wanted, 'or')}: the request has ${has}`;
      return askKey({ operator, wanted, values, request, variables, because });
    });
  });
}

function askKey(question: Question): Match {
  const { operator, values, because } = question;
  const { compare, set, negated } = operator;
  if (!compare) return askPresence(question);
  if (!values) return askAbsent(question, compare);
  const each = values.map((value) => askValue(question, compare, value));
  const all = set === 'all' || (set === undefined && negated);
  const match = all ? everyMatch(each) : someMatch(each, differs(because));
  if (set === undefined || !isEmpty(values)) return match;
  return askAbsent(question, compare).is === match.is ? match : doubtful(EMPTY_TEXT);
}

function askValue({ operator, wanted, request, variables, because }: Question, compare: Compare, value: string): Match {
  const alternatives = wanted.map((one) => compare({ wanted: one, value, request, variables }));
  return matchAlternatives(alternatives, operator.negated, because);
}

/** An absent key fails what asks for a value, and satisfies what forbids one. */
function askAbsent(question: Question, compare: Compare): Match {
  const { set, negated, ifExists } = question.operator;
  const holds = ifExists || set === 'all' || (set === undefined && negated);
  if (!holds) return differs(question.because);
  // The values are still read: a policy that AWS refuses, or a variable without value, is no match.
  const { request, variables, wanted, because } = question;
  const read = wanted.map((one) => {
    const match = compare({ wanted: one, value: '', request, variables });
    if (typeof match === 'object' && ('refused' in match || 'absent' in match)) return match;
    return 'no';
  });
  return matchAlternatives(read, true, because);
}

function isEmpty(values: readonly string[]): boolean {
  return values.every((value) => value === '');
}

function askPresence({ wanted, values, because }: Question): Match {
  const wantsAbsent = wanted.map((one) => /^(true|false)$/i.exec(one)?.[0].toLowerCase());
  if (wantsAbsent.includes(undefined)) return doubtful(`its condition Null has a value that is neither true nor false`);
  if (values && isEmpty(values)) return doubtful(EMPTY_TEXT);
  return wantsAbsent.includes(values ? 'false' : 'true') ? YES : differs(because);
}
