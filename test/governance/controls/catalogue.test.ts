import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enclaveProofs } from '../../../lib/analysis/enclave-proofs';
import { namesOf, type ShippedControl, type VerificationKind } from '../../../lib/common/shipped-control';
import {
  outsideMatters,
  readControl,
  shippedControlIds,
  shippedControls,
  shippedSynonyms,
  specificWords,
} from '../../../lib/common/shipped-controls';
import { ourCards } from '../../../lib/commands/catalogue';
import { phraseForm } from '../../../lib/governance/controls/spoken-words';
import { RECORD_NAMES } from '../../../lib/governance/controls/records';
import { RECORDED_ACTIONS } from '../../../lib/governance/ledger/entry';
import { Template } from '../../../lib/template';
import { enclaveTemplate, exampleManifest } from '../../constructs/fixtures';
import { NOW } from '../../support/manifests';

const ROOT = join(__dirname, '../../..');
const controls = shippedControls();

/** What the controls name of one kind, with whether the product has it; a name may stand in several controls. */
function named(kind: VerificationKind) {
  return controls.flatMap((control) =>
    control.verification.flatMap((entry) =>
      namesOf(entry)
        .filter((one) => one.kind === kind)
        .map(({ name }) => ({ id: control.id, name, notYet: entry.notYet === true })),
    ),
  );
}

const existing = (kind: VerificationKind) => named(kind).filter(({ notYet }) => !notYet);
const strangers = (kind: VerificationKind, known: readonly string[]) =>
  existing(kind)
    .filter(({ name }) => !known.includes(name))
    .map(({ id, name }) => `${id}: ${name}`);

test('each control answers four questions, has an owner, a metric and a threshold (R19, R21, R27)', () => {
  expect(controls.length).toBeGreaterThanOrEqual(35);
  for (const control of controls) {
    const { statement, evaluation, approvers, verification, metric, threshold } = control;
    for (const answer of [statement, evaluation]) expect(answer).toMatch(/^[A-Z][^]{30,}\.$/);
    expect([
      approvers.length > 0,
      verification.length > 0,
      metric !== '',
      /\d/.test(threshold) || /^at most/.test(threshold),
    ]).toEqual([true, true, true, true]);
  }
});

test('the controls hold every requirement that a control can hold', () => {
  // How fast a second engagement goes, that inside teams use the same, and what is mended first: no control of an engagement.
  const elsewhere = ['R32', 'R34', 'R36'];
  const all = Array.from({ length: 42 }, (_, at) => `R${String(at + 1).padStart(2, '0')}`);
  const held = new Set(controls.flatMap(({ requirements }) => requirements));
  expect(all.filter((one) => !held.has(one))).toEqual(elsewhere);
  expect([...held].filter((one) => !all.includes(one))).toEqual([]);
});

test('every rule that a control names exists (R21)', () => {
  expect(
    strangers(
      'rule',
      ourCards.map(({ id }) => id),
    ),
  ).toEqual([]);
});

test('no control says `notYet` of a rule that exists: take the mark out of its file under controls/set', () => {
  const known = ourCards.map(({ id }) => id);
  const late = named('rule').filter(({ name, notYet }) => notYet && known.includes(name));
  expect(late.map(({ id, name }) => `${id}: ${name}`)).toEqual([]);
});

test('every proof that a control names is among the claims of an example (R21)', () => {
  const claims = ['meridian-claims', 'regulated'].flatMap((name) => {
    const manifest = exampleManifest(name);
    const text = JSON.stringify(enclaveTemplate(manifest).toJSON());
    return enclaveProofs(Template.parse({ file: 'enclave.json', text }), manifest, name, NOW).map(({ claim }) => claim);
  });
  const lost = existing('proof').filter(({ name }) => !claims.some((claim) => claim.startsWith(name)));
  expect(lost).toEqual([]);
});

test('every query that a control names is saved beside the log tables (R21)', () => {
  const files = ['trail-queries', 'review-queries', 'way-queries'];
  const source = files.map((name) => readFileSync(join(ROOT, 'constructs', `${name}.ts`), 'utf8')).join('');
  const saved = [...source.matchAll(/name: '([a-z-]+)'/g)].map(([, name]) => name!);
  expect(strangers('query', saved)).toEqual([]);
});

test('records, ledger actions, reviews, audits and drills are those that we know', () => {
  expect(strangers('record', RECORD_NAMES)).toEqual([]);
  expect(strangers('ledger', [...RECORDED_ACTIONS, 'any'])).toEqual([]);
  expect(strangers('review', ['quarterly'])).toEqual([]);
  expect(strangers('audit', ['deployed', 'assessor'])).toEqual([]);
  expect(strangers('drill', ['any'])).toEqual([]);
});

test('ids of a framework have its form, and those of PCI DSS count as unconfirmed', () => {
  const forms: Record<string, RegExp> = {
    'nist-800-53-r5': /^[a-z]{2}-\d+(\.\d+)?$/,
    'iso-27001-2022': /^A\.[5-8]\.\d+$/,
    soc2: /^(CC\d\.\d|C1\.\d)$/,
    'pci-dss-4': /^\d+(\.\d+)+$/,
    'csa-ccm-4': /^[A-Z]&?[A-Z]{1,2}-\d\d$/,
  };
  const wrong = controls.flatMap(({ id, frameworks, unconfirmed }) => [
    ...Object.entries(frameworks).flatMap(([name, ids]) =>
      ids.filter((one) => !forms[name]!.test(one)).map((one) => `${id}: ${one}`),
    ),
    ...Object.entries(unconfirmed).flatMap(([name, ids]) =>
      ids
        .filter((one) => !frameworks[name as keyof typeof frameworks]!.includes(one))
        .map((one) => `${id}: ${one} is not its own`),
    ),
    ...(frameworks['pci-dss-4']?.join() === unconfirmed['pci-dss-4']?.join() ? [] : [`${id}: PCI`]),
  ]);
  expect(wrong).toEqual([]);
});

test('the ids are known from the names of the files, without reading one', () => {
  expect(shippedControlIds()).toEqual(controls.map(({ id }) => id));
});

const text = (change: (control: Record<string, unknown>) => void) => {
  const control = structuredClone(controls.find(({ id }) => id === 'named-sign-in')) as unknown as Record<
    string,
    unknown
  >;
  change(control);
  return () => readControl(JSON.stringify(control), 'named-sign-in');
};

test.each<[string, (control: Record<string, unknown>) => void, RegExp]>([
  ['leaves a question open', (one) => delete one['evaluation'], /named-sign-in\.yaml: evaluation/],
  ['says something we do not know', (one) => (one['statment'] = 'x'), /statment/],
  ['is shared without saying who does what', (one) => delete one['split'], /shared and split go together/],
  [
    'names two things in one way to verify',
    (one) => (one['verification'] = [{ rule: 'a', proof: 'b' }]),
    /names one thing/,
  ],
  ['is called otherwise than its file', (one) => (one['id'] = 'other'), /says that it is other/],
])('a file that %s is refused', (_title, change, message) => {
  expect(text(change)).toThrow(message);
});

test('no group of words holds one twice', () => {
  const groups: readonly (readonly string[])[] = [
    ...shippedSynonyms(),
    ...controls.map(({ words }) => words),
    Object.values(outsideMatters()).flat(),
    [...specificWords().harms, ...specificWords().assets],
  ];
  const twice = groups.map((group) => group.filter((word, at) => group.map(phraseForm).indexOf(phraseForm(word)) < at));
  expect(twice.flat()).toEqual([]);
});

test('each control is read aloud in a breath or two', () => {
  const long = (control: ShippedControl) => control.statement.length > 220 || control.evaluation.length > 220;
  expect(controls.filter(long).map(({ id }) => id)).toEqual([]);
});
