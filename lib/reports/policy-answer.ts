import type { Verdict } from '../common/finding';
import { printable } from '../common/printable';
import type { Paint } from './paint';

/** A request that shows a property false, as far as printing needs it. */
export interface WitnessRequest {
  readonly action: string;
  readonly resource: string;
  readonly principal?: string;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/** One row of what somebody gets. */
export interface GrantRow {
  readonly who: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly string[];
  readonly kind?: string;
}

/** One question about policy documents, answered: a line of `enclave policy … --cases`. */
export interface PolicyAnswer {
  readonly id: string;
  readonly verdict: Verdict;
  /** A request that shows it; null where there is none to show. */
  readonly witness: WitnessRequest | null;
  /** The steps of an escalation; null where none was asked about or found. */
  readonly path: readonly string[] | null;
  /** Who gets what; null where that was not asked. */
  readonly grants: readonly GrantRow[] | null;
  /** What decided it: the statements, or what hides the answer. */
  readonly because: readonly string[];
  /** What was taken for granted, and what is wrong with the documents. */
  readonly notes: readonly string[];
}

/** An answer for a terminal. `claim` is what a pass says. */
export function renderPolicyAnswer(
  answer: PolicyAnswer,
  claim: Readonly<Record<Verdict, string>>,
  paint: Paint,
): string {
  const { verdict, witness, path, grants, because, notes } = answer;
  const colour = { pass: paint.good, fail: paint.bad, unknown: paint.unsure }[verdict];
  return [
    `${colour(verdict)}  ${claim[verdict]}`,
    ...(witness ? renderRequest(witness, paint) : []),
    ...section('path', path ?? [], paint),
    ...section('because', because, paint),
    ...(grants ?? []).flatMap((row) => renderGrant(row, paint)),
    ...section('notes', notes, paint),
  ].join('\n');
}

/** A request, one part a line. */
export function renderRequest({ action, resource, principal, context }: WitnessRequest, paint: Paint): string[] {
  const keys = Object.entries(context).map(([key, value]) => `${key} = ${[value].flat().join(', ')}`);
  return [
    ...part('request', [`${action} on ${resource}`], paint),
    ...(principal === undefined ? [] : part('by', [principal], paint)),
    ...part('with', keys, paint),
  ];
}

function renderGrant({ who, actions, resources, conditions }: GrantRow, paint: Paint): string[] {
  return [
    paint.strong(printable(who)),
    ...part('may', actions, paint),
    ...part('on', resources, paint),
    ...part('only', conditions, paint),
  ];
}

/** A heading and its lines, or nothing. */
export function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : [paint.faint(title), ...lines.map((line) => `  ${printable(line)}`)];
}

const NAME_WIDTH = 7;

/** A name, and its values below each other. */
function part(name: string, values: readonly string[], paint: Paint): string[] {
  return values.map(
    (value, index) => `  ${paint.faint((index === 0 ? name : '').padEnd(NAME_WIDTH))}  ${printable(value)}`,
  );
}
