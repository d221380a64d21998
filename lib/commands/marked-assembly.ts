import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf, isPast } from '../common/clock';
import { type Problem, UserError } from '../common/user-error';
import { writeWhole } from '../common/write-file';
import { decide, type DecisionOutcome } from '../governance/decide/decide';
import type { LoadedManifest } from '../manifest/load-manifest';
import { prefixOf } from '../manifest/names';

/** File of a cloud assembly that says whether what is in it may be deployed. */
export const DECISIONS = 'enclave-decisions.json';

/** Whether one engagement may go forward, as its assembly says. */
export interface MarkedDecision {
  readonly vendor: string;
  readonly stack: string;
  readonly outcome: DecisionOutcome;
  readonly reasons: readonly string[];
  readonly override?: { readonly by: readonly string[]; readonly reason: string; readonly expires: string };
  /** Must a deployment refuse it? */
  readonly refused: boolean;
}

/** Marks a cloud assembly with the decision about each engagement in it. */
export function markAssembly(manifests: readonly LoadedManifest[], folder: string, now: Date): MarkedDecision[] {
  const decisions = manifests.map(({ manifest }): MarkedDecision => {
    const { outcome, objections, override } = decide(manifest, dayOf(now));
    return {
      vendor: manifest.vendor.id,
      stack: prefixOf(manifest),
      outcome,
      reasons: objections.map(({ reason }) => reason),
      ...(override && { override }),
      refused: outcome !== 'move-forward' && override === undefined,
    };
  });
  writeWhole(join(folder, DECISIONS), `${JSON.stringify({ schemaVersion: '1', decisions }, null, 2)}\n`);
  return decisions;
}

/**
 * What a deployment asks before anything else: lets an assembly through, or throws.
 * @throws UserError for every engagement that must not go forward, and for an assembly that nobody marked
 */
export function refuseUndecided(folder: string, now: Date): void {
  const file = join(folder, DECISIONS);
  if (!existsSync(file)) throw new UserError([unmarked(folder)]);
  const { decisions } = JSON.parse(readFileSync(file, 'utf8')) as { decisions: readonly MarkedDecision[] };
  const refused = decisions.filter(
    // An override may have run out since the assembly was written.
    ({ refused: then, override }) => then || (override !== undefined && isPast(override.expires, now)),
  );
  if (refused.length > 0) throw new UserError(refused.map((one) => mustNot(one, folder)));
}

function mustNot({ vendor, outcome, reasons, override }: MarkedDecision, folder: string): Problem {
  return {
    where: `${folder}, ${vendor}`,
    what: 'must not be deployed',
    saw: [outcome, ...reasons, ...(override ? [`an override until ${override.expires}`] : [])].join('; '),
    want: 'a decision to move forward, or an override by two people that is in force',
    mend: 'settle what `enclave decide` names, and synthesise again',
    code: 'deploy/decision-against',
  };
}

function unmarked(folder: string): Problem {
  return {
    where: folder,
    what: 'does not say whether it may be deployed',
    saw: `no ${DECISIONS}`,
    want: 'an assembly that `enclave synth` wrote',
    mend: 'run `enclave synth`',
    code: 'deploy/undecided',
  };
}
