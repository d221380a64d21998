import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { dayOf } from '../common/clock';
import { readText } from '../common/read-text';
import { UserError } from '../common/user-error';
import type { CheckEvidence } from '../governance/controls';
import { type FindingsReport, findingsReportSchema } from '../reports/findings-schema';
import type { Io } from './io';

/** Where a check leaves its report, unless somebody says otherwise: `enclave check --out enclave-out`. */
export const EVIDENCE_FILE = 'enclave-out/findings.json';

const BYTES_MAX = 200 * 1024 * 1024;

/** A check that was kept, as evidence about one enclave. */
export interface KeptCheck extends CheckEvidence {
  readonly file: string;
  /** When the report was written, as `2026-11-21T12:00:00.000Z`. */
  readonly at: string;
  /** Hash of the report, so that nobody can improve it later. */
  readonly sha256: string;
}

/**
 * Reads the report of the last check; undefined where nobody named one and none is at the usual place.
 * @throws UserError for a file that is no report, or one about another enclave
 */
export function readCheckEvidence(given: string | undefined, vendor: string, io: Io): KeptCheck | undefined {
  const shown = given ?? EVIDENCE_FILE;
  const file = resolve(io.cwd, shown);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (given === undefined && stat === undefined) return undefined;
  const { text } = readText(file, { what: 'the `findings.json` of a check', bytesMax: BYTES_MAX }, shown);
  const report = parseReport(text, shown);
  const isOwn = (target: string) => target === vendor || target.startsWith(`${vendor}/`);
  if (!report.targets.some(({ name }) => isOwn(name))) {
    // A report that nobody named may be of anything.
    if (given === undefined) return undefined;
    throw new UserError([otherEnclave(shown, vendor, report)]);
  }
  const at = stat!.mtime;
  return {
    file: shown,
    at: at.toISOString(),
    on: dayOf(at),
    sha256: createHash('sha256').update(text).digest('hex'),
    findings: report.findings
      .filter(({ target }) => isOwn(target))
      .map(({ rule, verdict, exception, baseline }) => ({
        rule,
        verdict,
        excepted: exception !== undefined || baseline === true,
      })),
    proofs: report.proofs.filter(({ target }) => isOwn(target)),
  };
}

function parseReport(text: string, shown: string): FindingsReport {
  try {
    return findingsReportSchema.parse(JSON.parse(text));
  } catch {
    throw new UserError([
      {
        where: shown,
        what: 'is not the report of a check',
        saw: `${text.trim().slice(0, 40)}…`,
        want: 'the `findings.json` that `enclave check --out` writes',
        mend: 'run `enclave check --out enclave-out`',
        code: 'control/evidence',
      },
    ]);
  }
}

function otherEnclave(shown: string, vendor: string, { targets }: FindingsReport) {
  return {
    where: shown,
    what: 'is the check of another enclave',
    saw: targets.map(({ name }) => name).join(', ') || 'no target',
    want: vendor,
    mend: 'name the report of this enclave',
    code: 'control/evidence-other',
  };
}
