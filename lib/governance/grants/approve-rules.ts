import { dayOf } from '../../common/clock';
import type { Manifest } from '../../manifest';
import { rolesOf } from '../../manifest/approvers';
import type { Complaint } from '../../manifest/complaint';
import { isSamePerson } from '../../manifest/same-person';
import type { LedgerEntry } from '../ledger';
import {
  agreedRules,
  decidersOf,
  given,
  needsForRules,
  rulesDigest,
  rulesOf,
  rulesRecord,
  sinceAgreed,
} from './approval-rules';
import { canBeFilled, hasLeft, missing, waitsFor } from './quorum';
import { handsIn, notedSteps, type RulesStep } from './rules-authors';
import { refuse, type Verdict } from './verdict';

export interface RulesApproval {
  readonly by: string;
  readonly role?: string;
  readonly entries: readonly LedgerEntry[];
  /** What the version control says of the rules since they were agreed to, the oldest first. @default - nothing */
  readonly commits?: readonly RulesStep[];
}

/**
 * One person agrees to changed rules. They hold once the quorum of the rules before has agreed.
 *
 * Nobody agrees to a change of their own: neither who noted it in the ledger, nor who committed it. A change that nobody has
 * noted is approved by nobody, or whoever made it would only have to keep silent.
 */
export function approveRules(manifest: Manifest, approval: RulesApproval, now: Date): Verdict {
  const { by, role, entries, commits = [] } = approval;
  const rules = rulesOf(manifest);
  const agreed = agreedRules(entries);
  if (!agreed || rulesDigest(agreed) === rulesDigest(rules)) return refuse(nothingChanged());
  const noted = changersOf(entries, rulesDigest(rules));
  if (!noted) return refuse(unknownAuthor());
  const authors = distinct([...noted, ...handsIn(commits, rulesDigest(agreed)).people]);
  const isAuthor = (email: string) => authors.some((one) => isSamePerson(one, email));
  const approvals = given(entries, rulesDigest(rules)).filter((one) => !isAuthor(one.by));
  const deciders = decidersOf(agreed, rules);
  const needs = needsForRules(agreed, rules);
  const open = missing(needs, approvals);
  const isOut = (email: string) =>
    isAuthor(email) || approvals.some((one) => isSamePerson(one.by, email)) || hasLeft(manifest, email, dayOf(now));
  const own = rolesOf(by, deciders).filter((one) => role === undefined || one === role);
  const taken = own.find((one) => open.some((need) => need.role === one));
  if (isAuthor(by)) return refuse(ownChange(by, waitsFor(needs, open), canBeFilled(open, deciders, isOut)));
  if (taken === undefined || isOut(by)) return refuse(withoutSay(by, waitsFor(needs, open)));
  const still = missing(open, [{ role: taken }]);
  const canGoOn = canBeFilled(still, deciders, (email) => isOut(email) || isSamePerson(email, by));
  return {
    kind: 'edit',
    edits: [],
    records: [rulesRecord(rules, by, { state: still.length === 0 ? 'agreed' : 'approved', role: taken, authors })],
    says: [
      `approved the changed rules as ${taken}; changed by ${authors.join(', ')}`,
      still.length === 0 ? 'the rules hold from now on' : `waits for ${waitsFor(needs, still)}`,
      ...(canGoOn ? [] : [`nobody is left who could: ${BY_ANOTHER}`]),
    ],
  };
}

/** Who is known by the ledger to have changed the rules to what they are; undefined where nobody has said so. */
export function changersOf(entries: readonly LedgerEntry[], digest: string): string[] | undefined {
  const agreed = agreedRules(entries);
  if (!agreed) return undefined;
  const { people, to } = handsIn(notedSteps(sinceAgreed(entries).later), rulesDigest(agreed));
  return to === digest ? people : undefined;
}

function distinct(emails: readonly string[]): string[] {
  return [...new Map(emails.map((email) => [email.toLowerCase(), email])).values()];
}

/** The way out where those who changed the rules are those who would have to agree. */
const BY_ANOTHER = 'take the change back, and have somebody else make it and note it';

function ownChange(by: string, waits: string, canBeApproved: boolean): Complaint {
  return {
    path: ['approval'],
    what: 'nobody approves a change of the rules that they made themselves',
    saw: by,
    want: `somebody else; waits for ${waits}`,
    mend: canBeApproved
      ? 'have somebody else of these roles approve it'
      : `nobody else could approve it: ${BY_ANOTHER}; then approve that, and name a second approver in it`,
    code: 'grants/self-approval',
  };
}

function unknownAuthor(): Complaint {
  return {
    path: ['approval'],
    what: 'the rules were changed, and the ledger does not say by whom',
    saw: 'no note of this change',
    want: 'the name of whoever changed them',
    mend: 'have them say so: `enclave ledger note --by who@client.example --reason "…"`',
    code: 'grants/rules-author-unknown',
  };
}

function nothingChanged(): Complaint {
  return {
    path: ['approval'],
    what: 'the rules of approval are those agreed to',
    saw: 'no change',
    want: 'changed rules',
    mend: 'change `approval` first',
    code: 'grants/rules-unchanged',
  };
}

function withoutSay(by: string, waits: string): Complaint {
  return {
    path: ['approval'],
    what: 'who approves changed rules has a role in the rules before, and approves once',
    saw: by,
    want: `waits for ${waits}`,
    mend: 'have them approved by somebody of these roles',
    code: 'grants/rules-approver',
  };
}
