import type { Day } from '../../common/clock';
import type { Verdict } from '../../common/finding';
import type { Manifest } from '../../manifest';
import type { Control, Verification } from './control-set';
import { dayOfRecord } from './records';

/** What a check said of one enclave. */
export interface CheckEvidence {
  readonly on: Day;
  /** Why it is no evidence of the manifest as it is now. @default - nothing speaks against it */
  readonly outdated?: string;
  readonly findings: readonly { readonly rule: string; readonly verdict: Verdict; readonly excepted: boolean }[];
  /** None at all where the check was asked for a part only. */
  readonly proofs: readonly { readonly claim: string; readonly verdict: Verdict }[];
}

/** What is known beside the manifest. */
export interface Evidence {
  readonly check?: CheckEvidence;
  /** Latest day of each action in the ledger, and of `any`. */
  readonly ledger?: ReadonlyMap<string, Day>;
}

/**
 * `holds`: a check decided it. `recorded`: somebody did it and wrote it down. `none`: it exists, and nothing is known.
 * `not asked`: the enclave has no such part. `not yet`: the product cannot do it yet. `words`: nobody can run it.
 */
export type EvidenceState =
  'holds' | 'recorded' | 'fails' | 'unknown' | 'excepted' | 'none' | 'not asked' | 'not yet' | 'words';

/** The latest evidence of one way to verify a control. */
export interface EvidenceOf extends Verification {
  readonly state: EvidenceState;
  readonly on?: Day;
  /** What is known, in one line. */
  readonly says: string;
}

/** The latest evidence there is for each way to verify a control. `today` leaves out what is planned. */
export function evidenceFor(control: Control, manifest: Manifest, evidence: Evidence, today: Day): EvidenceOf[] {
  return control.verification.map((one) => ({ ...one, ...stateOf(one, manifest, evidence, today) }));
}

type Known = Pick<EvidenceOf, 'state' | 'on' | 'says'>;

function stateOf(one: Verification, manifest: Manifest, evidence: Evidence, today: Day): Known {
  if (one.notYet) return { state: 'not yet', says: 'the product cannot tell yet' };
  switch (one.kind) {
    case 'words':
      return { state: 'words', says: 'said in words: nobody can run it' };
    case 'rule':
      return asOfNow(ruleState(one.name, evidence.check), evidence.check);
    case 'proof':
      return asOfNow(proofState(one.name, evidence.check), evidence.check);
    case 'query':
      return reviewState(manifest, today, 'read in the review of');
    case 'review':
      return reviewState(manifest, today, 'held on');
    case 'drill':
      return drillState(one.name, manifest, today);
    case 'audit':
      return { state: 'none', says: auditSays(one.name, manifest) };
    case 'ledger':
      return recorded(evidence.ledger?.get(one.name), 'in the ledger on', 'nothing of it in the ledger');
    case 'record':
      return recorded(dayOfRecord(one.name, manifest, today), 'in the manifest of', 'the manifest does not record it');
  }
}

const NO_CHECK: Known = { state: 'none', says: 'no check is at hand' };

function ruleState(rule: string, check: CheckEvidence | undefined): Known {
  if (!check) return NO_CHECK;
  const own = check.findings.filter((finding) => finding.rule === rule);
  const open = own.filter(({ excepted }) => !excepted);
  const failing = open.filter(({ verdict }) => verdict === 'fail').length;
  if (failing > 0) return { state: 'fails', on: check.on, says: `${failing} open findings` };
  if (open.length > 0) return { state: 'unknown', on: check.on, says: `${open.length} that nobody can decide` };
  if (own.length > 0) return { state: 'excepted', on: check.on, says: `${own.length} accepted as exceptions` };
  if (check.proofs.length === 0) return { state: 'none', says: 'the check was asked for a part only' };
  return { state: 'holds', on: check.on, says: 'no finding' };
}

/**
 * What a check of another manifest said is no evidence of this one. Nothing that held is known to hold; what failed may be
 * mended, and nobody can tell. It has no day, so that it makes no control look fresh.
 */
function asOfNow(known: Known, check: CheckEvidence | undefined): Known {
  if (check?.outdated === undefined) return known;
  const open = known.state === 'fails' || known.state === 'unknown';
  return open
    ? { state: 'unknown', says: `${known.says}; ${check.outdated}` }
    : { state: 'none', says: check.outdated };
}

/** A claim may be made several times, as of each role: then all must hold. */
function proofState(beginning: string, check: CheckEvidence | undefined): Known {
  if (!check) return NO_CHECK;
  const claims = check.proofs.filter(({ claim }) => claim.startsWith(beginning));
  if (claims.length === 0) return { state: 'not asked', says: 'this check makes no such claim' };
  const failing = claims.find(({ verdict }) => verdict === 'fail');
  if (failing) return { state: 'fails', on: check.on, says: `not so: ${failing.claim}` };
  const open = claims.find(({ verdict }) => verdict === 'unknown');
  if (open) return { state: 'unknown', on: check.on, says: `nobody can tell: ${open.claim}` };
  return { state: 'holds', on: check.on, says: claims.length === 1 ? 'proven' : `proven ${claims.length} times` };
}

function reviewState({ reviews }: Manifest, today: Day, words: string): Known {
  const last = latest(reviews.held, today);
  if (!last) return { state: 'none', says: 'no review was held' };
  return { state: 'recorded', on: last.on, says: `${words} ${last.on} by ${last.reviewer}: ${last.result}` };
}

function drillState(incident: string, { drills }: Manifest, today: Day): Known {
  const last = latest(
    drills.filter((drill) => incident === 'any' || drill.incident === incident),
    today,
  );
  if (!last) return { state: 'none', says: 'no drill was held' };
  const says = `${last.incident} on ${last.on}, told after ${last.notifiedAfterMinutes} minutes`;
  return last.passed
    ? { state: 'recorded', on: last.on, says: `${says}: passed` }
    : { state: 'fails', on: last.on, says: `${says}: failed` };
}

function auditSays(name: string, { assessor }: Manifest): string {
  if (name !== 'assessor') return 'run `enclave audit`: its result is kept nowhere yet';
  return assessor ? `by ${assessor.organisation}: its result is kept nowhere yet` : 'no assessor is named';
}

function recorded(on: Day | undefined, words: string, absent: string): Known {
  return on === undefined ? { state: 'none', says: absent } : { state: 'recorded', on, says: `${words} ${on}` };
}

function latest<T extends { readonly on: Day }>(list: readonly T[], today: Day): T | undefined {
  const past = list.filter(({ on }) => on <= today);
  return past.reduce<T | undefined>((last, one) => (last === undefined || one.on >= last.on ? one : last), undefined);
}
