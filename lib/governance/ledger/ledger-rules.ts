import { parseYaml } from '../../common/yaml-source';
import type { Manifest } from '../../manifest';
import { parts } from '../../manifest/schema';

/** What the manifest says of its ledger: from when on entries are signed, and with which keys. */
export type LedgerRules = Manifest['ledger'];

/**
 * Reads that part alone: whether a ledger holds must not depend on what else is wrong with the manifest today.
 * Undefined when the part cannot be read.
 */
export function ledgerRulesOf(text: string): LedgerRules | undefined {
  const { value, problems } = parseYaml({ file: 'manifest', text });
  if (problems.length > 0 || typeof value !== 'object' || value === null) return undefined;
  const { success, data } = parts.ledger.safeParse((value as { ledger?: unknown }).ledger);
  return success ? data : undefined;
}
