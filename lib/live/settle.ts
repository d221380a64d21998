import type { AuditItem } from './audit-item';
import type { Pattern } from './pattern';
import { first, uncheckedIn, withFreshBudget, type Bindings } from './unify';

/** A statement of the template about one property, and every way in which what is deployed makes it true. */
export interface Claim {
  readonly component: string;
  readonly property: string;
  readonly where: string;
  /** All that the template says here; its references are what the answer rests on. */
  readonly patterns: readonly Pattern[];
  solve(bindings: Bindings): Iterable<Bindings>;
  /** The two sides as one line each, references filled in as far as they are known. */
  show(bindings: Bindings): { readonly synthesised: string; readonly deployed: string };
  /** What to say when the claim is false; by default that the property drifted. */
  explain?(bindings: Bindings): AuditItem[];
}

/** How many solutions are looked at before a claim counts as open. */
const SOLUTIONS_MAX = 40;

/**
 * Decides all claims under one set of bindings, so that a reference means the same text everywhere.
 *
 * Claims with a single solution bind first; what they bind decides others; the open rest is searched
 * together. Where two claims contradict each other, the one with fewer allies is false: a bucket that
 * was changed in one policy of three shows in that policy, whichever is asked first.
 */
export function settle(claims: readonly Claim[], known: Bindings): AuditItem[] {
  const answers = new Map<Claim, boolean>();
  let bindings = known;
  let open: readonly Claim[] = claims;
  for (let before = -1; before !== open.length;) {
    before = open.length;
    for (const claim of byAllies(open, bindings)) {
      const solution = onlySolution(claim, bindings);
      if (solution === 'many') continue;
      answers.set(claim, solution !== 'none');
      if (solution !== 'none') bindings = solution;
    }
    open = open.filter((claim) => !answers.has(claim));
  }
  const together = searchTogether(open, withFreshBudget(bindings));
  bindings = together ?? oneByOne(open, bindings, answers);
  if (together) open.forEach((claim) => answers.set(claim, true));
  return claims.flatMap((claim) => answer(claim, answers.get(claim) === true, bindings));
}

/** Those first whose bindings most other claims share. */
function byAllies(claims: readonly Claim[], bindings: Bindings): Claim[] {
  const votes = new Map<string, number>();
  const wishes = new Map<Claim, string[]>();
  for (const claim of claims) {
    const solution = onlySolution(claim, bindings);
    if (typeof solution === 'string') continue;
    const fresh = [...solution.values].filter(([name]) => !bindings.values.has(name));
    const wish = fresh.map(([name, value]) => JSON.stringify([name, value]));
    wishes.set(claim, wish);
    for (const one of wish) votes.set(one, (votes.get(one) ?? 0) + 1);
  }
  const allies = (claim: Claim) => Math.min(...(wishes.get(claim) ?? []).map((one) => votes.get(one) ?? 0));
  return [...claims].sort((one, other) => Math.sign(allies(other) - allies(one)) || 0);
}

function onlySolution(claim: Claim, bindings: Bindings): Bindings | 'none' | 'many' {
  let found: Bindings | undefined;
  let seen = 0;
  for (const solution of claim.solve(withFreshBudget(bindings))) {
    if (found && !same(found, solution)) return 'many';
    found ??= solution;
    if (++seen >= SOLUTIONS_MAX) return 'many';
  }
  return found ?? 'none';
}

function searchTogether(claims: readonly Claim[], bindings: Bindings): Bindings | undefined {
  const [claim, ...rest] = claims;
  if (!claim) return bindings;
  for (const solution of claim.solve(bindings)) {
    const found = searchTogether(rest, solution);
    if (found) return found;
  }
  return undefined;
}

/** The open claims contradict each other: those that come first keep their word. */
function oneByOne(claims: readonly Claim[], from: Bindings, answers: Map<Claim, boolean>): Bindings {
  let bindings = from;
  for (const claim of claims) {
    const solution = first(claim.solve(withFreshBudget(bindings)));
    answers.set(claim, solution !== undefined);
    bindings = solution ?? bindings;
  }
  return bindings;
}

function answer(claim: Claim, holds: boolean, bindings: Bindings): AuditItem[] {
  const { component, property, where } = claim;
  const details = holds ? [] : (claim.explain?.(withFreshBudget(bindings)) ?? []);
  if (details.length > 0) return details;
  const shown = claim.show(withFreshBudget(bindings));
  const unchecked = holds ? uncheckedIn(claim.patterns, bindings) : [];
  if (unchecked.length > 0) return [{ component, state: 'unverified', property, ...shown, unchecked, where }];
  return [{ component, state: holds ? 'matches' : 'drifted', property, ...shown, where }];
}

function same(one: Bindings, other: Bindings): boolean {
  if (one.values.size !== other.values.size) return false;
  return [...one.values].every(([name, value]) => other.values.get(name) === value);
}
