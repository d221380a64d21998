import type { Proof } from '../common/finding';
import type { AcceptedRisk, FindingsReport, ReportedFinding } from './findings-report';
import { type Group, inOrder, isFinding } from './priorities';

/** More lines nobody reads before the rest. */
const LINES_MAX = 5;

/** One thing to mend: all weaknesses of one kind. */
export interface Mend {
  readonly family: string;
  /** The rule; `proof` where it is a claim. */
  readonly name: string;
  readonly affected: number;
  readonly mend: string;
}

/** The beginning of a list, and how much of it was left out. */
export interface Shortened<T> {
  readonly shown: readonly T[];
  readonly left: number;
}

/** What to mend first: what is shown to be wrong, and whatever else is a reason to stop. */
export function mendFirst(
  { findings, proofs }: FindingsReport,
  counts: (one: ReportedFinding | Proof) => boolean,
): Shortened<Mend> {
  const weak = [...findings, ...proofs].filter((one) => one.priority !== undefined);
  return shortened(inOrder(weak.filter((one) => one.verdict === 'fail' || counts(one))).map(mendOf));
}

function mendOf({ family, affected, members: [first] }: Group): Mend {
  if (isFinding(first!)) return { family, name: first.rule, affected, mend: first.fix };
  return { family, name: 'proof', affected, mend: `Make this true: ${first!.claim}` };
}

/** What stays a risk by agreement, one line each. */
export function acceptedFirst({ accepted = [] }: FindingsReport): Shortened<AcceptedRisk> {
  return shortened(accepted);
}

/** Who accepts a risk, and until when. */
export function acceptedBy({ owner, expires }: AcceptedRisk): string {
  return owner === undefined ? 'known from the baseline' : `${owner} until ${expires}`;
}

function shortened<T>(all: readonly T[]): Shortened<T> {
  return { shown: all.slice(0, LINES_MAX), left: Math.max(0, all.length - LINES_MAX) };
}
