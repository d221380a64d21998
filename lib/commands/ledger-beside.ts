import { type LedgerReport, verifyLedger } from '../governance/ledger';

/** The ledger beside a manifest, judged; undefined where nothing was ever recorded. */
export function ledgerBeside(manifestFile: string, shownAs: string, now: Date): LedgerReport | undefined {
  const report = verifyLedger({ manifestFile, shownAs, now });
  const findings = report.findings.filter(({ code }) => code !== 'ledger/missing');
  // Before there was a ledger, the very first change may have been interrupted.
  const isNothing = findings.length < report.findings.length && findings.length === 0;
  return isNothing ? undefined : { ...report, findings };
}
