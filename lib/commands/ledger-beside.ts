import { type LedgerReport, verifyLedger } from '../governance/ledger';

/** The ledger beside a manifest, judged; undefined where nothing was ever recorded. */
export function ledgerBeside(manifestFile: string, shownAs: string, now: Date): LedgerReport | undefined {
  const report = verifyLedger({ manifestFile, shownAs, now });
  const isThere = report.findings.every(({ code }) => code !== 'ledger/missing');
  if (isThere) return report;
  // The very first change may have been interrupted before there was a ledger.
  const others = report.findings.filter(({ code }) => code !== 'ledger/missing');
  return others.length === 0 ? undefined : { ...report, findings: others };
}
