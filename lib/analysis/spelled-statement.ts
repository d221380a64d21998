import { type Property, type Statement, type Value, type statementsOf } from '../template';
import type { Decided } from './claim';
import { fail, pass, unsure } from './decided';
import { type Place, placedText } from './placed-text';

/** A statement in words: references stand as `Fn::Sub` writes them, `${Bucket.Arn}/*`; the order of a list says nothing. */
export interface Words {
  readonly effect: 'Allow' | 'Deny';
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources: readonly string[];
  /** As `Service logs.amazonaws.com` or `AWS arn:…`. */
  readonly principals?: readonly string[];
  /** By operator and key: `StringEquals aws:SourceAccount`. */
  readonly conditions?: Readonly<Record<string, readonly string[]>>;
}

/** One line for each statement, so that two that say the same are the same. */
export function lineOf({ effect, conditions = {}, ...lists }: Words): string {
  const tests = Object.entries(conditions).map(([test, values]) => `${test}=${sorted(values)}`);
  const { actions, notActions, resources, principals } = lists;
  const parts = { actions, notActions, resources, principals, tests };
  return [effect, ...Object.entries(parts).map(([name, list]) => (list?.length ? `${name} ${sorted(list)}` : ''))]
    .filter((part) => part !== '')
    .join('; ');
}

const sorted = (list: readonly string[]) => [...new Set(list)].sort().join(', ');

/** A text in which references stand as `Fn::Sub` writes them; undefined when a part of it is hidden. */
export function written(value: Value, place: Place): string | undefined {
  if (value.kind === 'known') return String(value.value);
  const parts = value.kind === 'composed' ? value.parts : value.kind === 'reference' ? [value] : [undefined];
  const texts = parts.map((part) => {
    if (part === undefined || typeof part === 'string') return part;
    if (part.kind === 'reference') return `\${${part.logicalId}.${part.attribute}}`;
    if (part.symbol === '{"Ref":"AWS::StackName"}') return '${AWS::StackName}';
    const { start, whole } = placedText({ kind: 'composed', parts: [part] }, place);
    return whole ? start : undefined;
  });
  return texts.includes(undefined) ? undefined : texts.join('');
}

/** A statement of a template as such a line; undefined when a part of it is hidden, or written by exclusion. */
function spelled(statement: Statement, place: Place): string | undefined {
  const { effect, notResources, notPrincipals, hiddenConditions } = statement;
  if (notResources ?? notPrincipals) return undefined;
  const all = (list: readonly Property[] = []) => list.map(({ value }) => written(value, place) ?? HIDDEN);
  const said = written(effect.value, place);
  const line = lineOf({
    effect: said === 'Deny' ? 'Deny' : 'Allow',
    actions: all(statement.actions),
    notActions: all(statement.notActions),
    resources: all(statement.resources),
    principals: statement.principals?.map(
      ({ kind, property }) => `${kind} ${written(property.value, place) ?? HIDDEN}`,
    ),
    conditions: Object.fromEntries(
      statement.conditions.map(({ operator, key, values }) => [`${operator} ${key}`, all(values)]),
    ),
  });
  return line.includes(HIDDEN) || hiddenConditions.length > 0 ? undefined : line;
}

const HIDDEN = '?hidden?';

/** Whose words are judged: `name` in explanations, `broken` what does not hold when they say otherwise. */
export interface Wording {
  readonly name: string;
  readonly broken: string;
  readonly place: Place;
}

/** Do statements of one policy say all of this, and allow nothing else? They may forbid more. */
export function judgeWords(
  { name, broken, place }: Wording,
  { statements, hidden }: ReturnType<typeof statementsOf>,
  wanted: readonly Words[],
): Decided {
  const lines = statements.map((statement) => spelled(statement, place));
  const known = wanted.map(lineOf);
  const missing = known.find((line) => !lines.includes(line));
  const more = lines.find((line) => line !== undefined && line.startsWith('Allow') && !known.includes(line));
  if (more !== undefined) return fail(broken, `${name} says more than agreed: ${more}`);
  if (hidden[0] !== undefined || lines.includes(undefined))
    return unsure(`${name}: ${hidden[0]?.path ?? 'a statement'} is hidden`);
  return missing === undefined ? pass() : fail(broken, `${name} does not say: ${missing}`);
}
