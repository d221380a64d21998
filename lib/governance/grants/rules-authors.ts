import { parseYaml } from '../../common/yaml-source';
import { approval as approvalSchema } from '../../manifest/schema/approval';
import { email } from '../../manifest/schema/scalars';
import type { LedgerEntry } from '../ledger';
import { rulesDigest } from './approval-rules';

/** One step in the history of a manifest: who took it, and which rules of approval stood there afterwards. */
export interface RulesStep {
  readonly by: string;
  readonly digest: string;
}

/**
 * Digest of the rules that a text says, whatever else is wrong with it; undefined where it says none that could be read.
 */
export function rulesDigestIn(text: string): string | undefined {
  const { value, problems } = parseYaml({ file: 'manifest', text });
  if (problems.length > 0 || typeof value !== 'object' || value === null) return undefined;
  const { approval, engagement } = value as { approval?: unknown; engagement?: { owner?: unknown } | null };
  const read = approvalSchema.safeParse(approval);
  const owner = email.optional().safeParse(engagement?.owner);
  if (!read.success || !owner.success) return undefined;
  return rulesDigest({ approval: read.data, owner: owner.data ?? null });
}

/** Edits that somebody has put their name to. What a command found on its way stands in the ledger by whoever ran it. */
export function notedSteps(entries: readonly LedgerEntry[]): RulesStep[] {
  return entries.flatMap(({ action, by, details: { rules, reason } }) =>
    action === 'edit' && typeof rules === 'string' && typeof reason === 'string' ? [{ by, digest: rules }] : [],
  );
}

/** Everybody who had a hand in the rules since they were last those agreed to, and the rules that the steps lead to. */
export function handsIn(
  steps: readonly RulesStep[],
  agreed: string,
): { readonly people: string[]; readonly to: string } {
  let to = agreed;
  let people: string[] = [];
  for (const { by, digest } of steps) {
    if (digest !== to) people.push(by);
    if (digest === agreed) people = [];
    to = digest;
  }
  return { people, to };
}
