import fc from 'fast-check';
import { approveRules, firstRules, rulesDigest, rulesOf } from '../../../lib/governance/grants';
import type { LedgerEntry, LedgerRecord } from '../../../lib/governance/ledger';
import { type Manifest } from '../../../lib/manifest';
import { GOVERNED } from '../../support/governed';
import { NOW, parse } from '../../support/manifests';

const PEOPLE = [
  'tom@client.example',
  'SARA@client.example',
  'sara@client.example',
  'dora@client.example',
  'eve@x.example',
];

const START = parse(GOVERNED).manifest;
/** Rules that people change between. The old rules always decide, so those who have a say differ from turn to turn. */
const RULES: readonly Manifest['approval'][] = [
  START.approval,
  { ...START.approval, needs: [{ role: 'security', count: 2 }] },
  { ...START.approval, needs: [{ role: 'data-owner', count: 1 }] },
  { ...START.approval, needs: [] },
];

interface Step {
  /** Changes the file; puts a name to it; comes across it by another command; approves. */
  readonly command: 'change' | 'note' | 'stumble' | 'approve';
  readonly by: string;
  readonly to: number;
}

interface World {
  readonly manifest: Manifest;
  readonly entries: readonly LedgerEntry[];
  readonly agreements: number;
}

const written = (...records: readonly (Omit<LedgerRecord, 'action'> & Pick<LedgerEntry, 'action'>)[]) =>
  records as readonly LedgerEntry[];

const beginWith = (manifest: Manifest): World => ({
  manifest,
  entries: written(firstRules(manifest, PEOPLE[0]!)),
  agreements: 0,
});

function take(world: World, { command, by, to }: Step): World {
  const { manifest, entries } = world;
  if (command === 'change') return { ...world, manifest: { ...manifest, approval: RULES[to % RULES.length]! } };
  const edit = { action: 'edit' as const, by, subject: 'enclave.yaml' };
  if (command === 'stumble') return { ...world, entries: [...entries, ...written({ ...edit, details: {} })] };
  const rules = rulesDigest(rulesOf(manifest));
  if (command === 'note')
    return { ...world, entries: [...entries, ...written({ ...edit, details: { reason: 'Because', rules } })] };
  const verdict = approveRules(manifest, { by, entries }, NOW);
  if (verdict.kind === 'refusal') return world;
  const after = [...entries, ...written(...verdict.records)];
  if (verdict.records[0]!.details.state !== 'agreed') return { ...world, entries: after };
  fourEyes(entries, by, rules);
  return { manifest, entries: after, agreements: world.agreements + 1 };
}

/** So many people have to agree to a change of each of the rules: one of each role, or two of one. */
const QUORUM = [2, 2, 1, 1];

/**
 * Told from the ledger alone: since the rules were last those agreed to, somebody put their name to what they are now, and
 * of all who agreed so many as the rules before ask for had no hand in it; the last of them neither.
 */
function fourEyes(entries: readonly LedgerEntry[], last: string, rules: string): void {
  const start = entries.findLastIndex(({ details }) => details.state === 'agreed');
  const agreed = entries[start]!.details;
  const since = entries.slice(start + 1);
  const hands = since
    .slice(since.findLastIndex(({ details }) => details.rules === agreed.digest) + 1)
    .filter(({ details }) => details.reason !== undefined)
    // A note of the same rules once more is about something else in the file.
    .filter(({ details }, at, all) => details.rules !== all[at - 1]?.details.rules)
    .map(({ by }) => by.toLowerCase());
  expect(hands.length).toBeGreaterThan(0);
  expect(hands).not.toContain(last.toLowerCase());
  const agreeing = since.filter(({ action, details }) => action === 'rules' && details.digest === rules);
  const others = new Set([...agreeing.map(({ by }) => by), last].map((by) => by.toLowerCase()));
  for (const hand of hands) others.delete(hand);
  const before = RULES.findIndex((approval) => rulesDigest({ ...rulesOf(START), approval }) === agreed.digest);
  expect(others.size).toBeGreaterThanOrEqual(QUORUM[before]!);
}

const stepBy = (by: fc.Arbitrary<string>): fc.Arbitrary<Step> =>
  fc.record({ command: fc.constantFrom('change', 'note', 'note', 'stumble', 'approve', 'approve'), by, to: fc.nat(3) });

test('no sequence of changes, notes and approvals has rules agreed to by those alone who changed them (R10)', () => {
  let seen = 0;
  fc.assert(
    fc.property(fc.array(stepBy(fc.constantFrom(...PEOPLE)), { minLength: 20, maxLength: 60 }), (steps) => {
      seen += steps.reduce(take, beginWith(START)).agreements;
    }),
    { numRuns: 400, seed: 20261129 },
  );
  // A property that never saw an agreement would prove nothing.
  expect(seen).toBeGreaterThan(50);
});

test('one person alone, under whatever spelling of their name, never changes the rules (R10)', () => {
  // Where one approval is enough, and it could be hers.
  const begin = beginWith({ ...START, approval: RULES[2]! });
  const sara = fc.constantFrom('SARA@client.example', 'sara@client.example');
  fc.assert(
    fc.property(fc.array(stepBy(sara), { minLength: 20, maxLength: 60 }), (steps) => {
      expect(steps.reduce(take, begin).agreements).toBe(0);
    }),
    { numRuns: 400, seed: 20261129 },
  );
});
