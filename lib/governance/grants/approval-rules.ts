import type { ApprovalRules, Manifest } from '../../manifest';
import type { Complaint } from '../../manifest/complaint';
import { approval as approvalSchema } from '../../manifest/schema/approval';
import type { LedgerEntry, LedgerRecord } from '../ledger';
import { canonicalJson } from '../ledger/canonical-json';
import { digestOf } from '../ledger/digest';
import { missing, type Need, waitsFor } from './quorum';

/** Who approves, and how long access may last: what nobody changes alone. The owner approves where no line fits. */
export interface Rules {
  readonly approval: ApprovalRules;
  readonly owner: string | null;
}

/** What entries about the rules are about. */
const SUBJECT = 'approval';

export function rulesOf({ approval, engagement }: Pick<Manifest, 'approval' | 'engagement'>): Rules {
  return { approval, owner: engagement.owner ?? null };
}

/** Changes whenever the rules do, and only then: order of keys, comments and defaults written out make no difference. */
export function rulesDigest(rules: Rules): string {
  return digestOf(canonicalJson({ approval: rules.approval, owner: rules.owner?.toLowerCase() ?? null }));
}

/** The entry by which rules were last agreed to, if any were, and what came after it. */
export function sinceAgreed(entries: readonly LedgerEntry[]): {
  readonly agreed: LedgerEntry | undefined;
  readonly later: readonly LedgerEntry[];
} {
  const at = entries.findLastIndex(({ action, details }) => action === 'rules' && details.state === 'agreed');
  return { agreed: entries[at], later: entries.slice(at + 1) };
}

/** The rules that were last agreed to; undefined in a ledger that does not say. */
export function agreedRules(entries: readonly LedgerEntry[]): Rules | undefined {
  const { agreed: last } = sinceAgreed(entries);
  const read = approvalSchema.safeParse(last?.details.approval);
  if (!last || !read.success) return undefined;
  const { owner } = last.details;
  return { approval: read.data, owner: typeof owner === 'string' ? owner : null };
}

/** The first rules that a ledger hears of are agreed by being there; every later change needs approval. */
export function firstRules(manifest: Manifest, by: string): LedgerRecord {
  return rulesRecord(rulesOf(manifest), by, { state: 'agreed', first: true });
}

/** Complains when the manifest has other rules than those that were agreed to. */
export function changedRules(manifest: Manifest, entries: readonly LedgerEntry[]): Complaint[] {
  const agreed = agreedRules(entries);
  const now = rulesOf(manifest);
  if (!agreed || rulesDigest(agreed) === rulesDigest(now)) return [];
  const needs = needsForRules(agreed, now);
  const open = missing(needs, given(entries, rulesDigest(now)));
  const ownerOnly = canonicalJson(agreed.approval) === canonicalJson(now.approval);
  return [
    {
      path: ownerOnly ? ['engagement', 'owner'] : ['approval'],
      what: 'the rules of approval were changed, and the change is not approved',
      saw: ownerOnly ? `owner ${now.owner ?? 'nobody'}` : rulesDigest(now),
      want: `the rules agreed to, or approval of the new ones: waits for ${waitsFor(needs, open)}`,
      mend: 'have the change approved by `enclave approve --rules`, or take it back',
      code: 'grants/rules-changed',
    },
  ];
}

/** What the ledger keeps of a deed upon the rules. */
export function rulesRecord(rules: Rules, by: string, details: Record<string, unknown>): LedgerRecord {
  const { approval, owner } = rules;
  return {
    action: 'rules',
    by,
    subject: SUBJECT,
    details: { digest: rulesDigest(rules), approval, owner, ...details },
  };
}

/** Who has agreed to these rules since others were agreed to. */
export function given(entries: readonly LedgerEntry[], digest: string): { by: string; role: string }[] {
  return sinceAgreed(entries)
    .later.filter(({ action, details }) => action === 'rules' && details.digest === digest)
    .map(({ by, details }) => ({ by, role: String(details.role) }));
}

/** The old rules decide on the new ones; where they named nobody at all, the new ones do. */
export function decidersOf(old: Rules, next: Rules) {
  const { approval, owner } = old.owner === null && old.approval.needs.length === 0 ? next : old;
  return { approval, engagement: { owner: owner ?? undefined } };
}

/** Of each role, as many as any request could need: rules are about all of them. */
export function needsForRules(old: Rules, next: Rules): Need[] {
  const deciders = decidersOf(old, next);
  const most = new Map<string, number>();
  for (const { role, count } of deciders.approval.needs) most.set(role, Math.max(count, most.get(role) ?? 0));
  if (most.size > 0) return [...most].map(([role, count]) => ({ role, count }));
  return deciders.engagement.owner === undefined ? [] : [{ role: 'owner', count: 1 }];
}
