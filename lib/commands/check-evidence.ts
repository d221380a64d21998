import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { dayOf } from '../common/clock';
import { readText } from '../common/read-text';
import { UserError } from '../common/user-error';
import type { CheckEvidence } from '../governance/controls';
import type { LoadedManifest } from '../manifest/load-manifest';
import { type CheckedManifest, type FindingsReport, findingsReportSchema } from '../reports/findings-schema';
import { isUnchanged } from './checked';
import type { Io } from './io';

/** Where a check leaves its report, unless somebody says otherwise: `enclave check --out enclave-out`. */
export const EVIDENCE_FILE = 'enclave-out/findings.json';

const BYTES_MAX = 200 * 1024 * 1024;

/** A check that was kept, as evidence about one enclave. */
export interface KeptCheck extends CheckEvidence {
  readonly file: string;
  /** When the check was made, as `2026-11-21T12:00:00.000Z`. */
  readonly at: string;
  /** What says so: the report itself, or, where it is of an earlier version, the file it stands in. */
  readonly clock: 'report' | 'file';
  /** Hash of the report, so that nobody can improve it later. */
  readonly sha256: string;
}

/**
 * Reads the report of the last check; undefined where nobody named one and none is at the usual place.
 * @throws UserError for a file that is no report, or one about another enclave
 */
export function readCheckEvidence(given: string | undefined, loaded: LoadedManifest, io: Io): KeptCheck | undefined {
  const shown = given ?? EVIDENCE_FILE;
  const vendor = loaded.manifest.vendor.id;
  const file = resolve(io.cwd, shown);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (given === undefined && stat === undefined) return undefined;
  const { text } = readText(file, { what: 'the `findings.json` of a check', bytesMax: BYTES_MAX }, shown);
  const report = parseReport(text, shown);
  const isOwn = (target: string) => target === vendor || target.startsWith(`${vendor}/`);
  const own = report.checked?.manifests.find((one) => one.vendor === vendor);
  // A target may be a template that only bears the name of the vendor.
  if (!report.targets.some(({ name }) => isOwn(name)) || (report.checked && !own)) {
    // A report that nobody named may be of anything.
    if (given === undefined) return undefined;
    throw new UserError([otherEnclave(shown, vendor, report)]);
  }
  const at = report.checked?.at ?? stat!.mtime.toISOString();
  const outdated = own && outdatedBy(at, own, loaded, io);
  return {
    file: shown,
    at,
    clock: report.checked ? 'report' : 'file',
    on: dayOf(new Date(at)),
    ...(outdated !== undefined && { outdated }),
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

/** Why a check says nothing about a manifest as it is now. */
function outdatedBy(at: string, own: CheckedManifest, loaded: LoadedManifest, io: Io): string | undefined {
  const again = 'run `enclave check` again';
  if (at > io.now().toISOString()) return `the check is dated ${at}, which is yet to come: ${again}`;
  if (!isUnchanged(own, loaded)) return `the manifest has changed since the check of ${at}: ${again}`;
  return undefined;
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
