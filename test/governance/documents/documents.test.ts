import { documentsOf } from '../../../lib/governance/documents/all-documents';
import type { Manifest, ManifestInput } from '../../../lib/manifest';
import {
  everythingAtOnce,
  exampleManifest,
  EXAMPLES,
  manifestWith,
  referenceManifest,
} from '../../constructs/fixtures';

const textOf = (manifest: Manifest, file: string) => documentsOf(manifest).find((one) => one.file === file)!.text;
const of = (parts: Partial<ManifestInput>, file: string) => textOf(manifestWith(parts), file);

test.each([...EXAMPLES.map(exampleManifest), everythingAtOnce()].map((one) => [one.vendor.id, one] as const))(
  'the same manifest makes the same documents, and nothing in them is unsaid: %s (R40)',
  (_id, manifest) => {
    const made = documentsOf(manifest);
    expect(documentsOf(structuredClone(manifest))).toEqual(made);
    for (const { file, text } of made) {
      expect([file, text]).toEqual([file, expect.not.stringMatching(/undefined|\[object|NaN/)]);
      expect(text.endsWith('\n')).toBe(true);
    }
  },
);

describe('the runbook of leaving (R40)', () => {
  const runbook = textOf(referenceManifest(), 'runbook-offboarding.md');

  test('names the list, the roles that may change it, the groups, and whom to call', () => {
    expect(runbook).toContain('enclave-bayanihan-offboarded');
    expect(runbook).toContain('arn:aws:iam::111122223333:role/security/on-call');
    expect(runbook).toContain('| claims-adjuster | bayanihan-claims-adjusters |');
    expect(runbook).toContain('Security duty desk, security-desk@bayanihan.example, +63 2 5550 0100');
  });

  test('speaks of the ways in that there are, and says who is not named', () => {
    expect(runbook).toContain('the VPN: no new connection');
    expect(runbook).not.toContain('secure browser');
    expect(of({}, 'runbook-offboarding.md')).toContain('not named: `engagement.owner`');
  });
});

describe('the runbook of incidents (R40)', () => {
  const runbook = textOf(referenceManifest(), 'runbook-incident.md');

  test('says how fast each kind is told, to whom, and when it was rehearsed', () => {
    expect(runbook).toContain('| data-leak | critical | 15 | never |');
    expect(runbook).toContain('| lost-device | high | 30 | 2026-10-21, passed, told after 12 minutes |');
    expect(runbook).toContain('at the vendor: security-desk@bayanihan.example');
  });

  test('lists who is told next in the order of time', () => {
    const escalation = [
      { afterMinutes: 20, to: ['boss@client.example'] },
      { afterMinutes: 5, to: ['duty@client.example'] },
    ];
    const text = of({ incidents: { escalation } }, 'runbook-incident.md');
    expect(text.indexOf('duty@client.example')).toBeLessThan(text.indexOf('boss@client.example'));
  });
});

test('the procedure of requests shows who has what, who agreed, and until when (R40)', () => {
  expect(textOf(referenceManifest(), 'runbook-access-request.md')).toContain(
    '| document-clerk | claim-documents | list, read, write | petra.lang@meridian.example | jonas.weber@meridian.example | 2027-06-30 |',
  );
});

test('the procedure of handling data names each dataset with its class, and who may do what (R40)', () => {
  const text = textOf(referenceManifest(), 'procedure-data-handling.md');
  expect(text).toContain('Classified confidential. Purpose: Adjusters look up and update the claims assigned to them');
  expect(text).toContain('claims-adjuster may read and write, until 2027-06-30');
});

describe('the report of gaps (R37)', () => {
  const gaps = [
    { gap: 'Audit is under way', standard: 'ISO/IEC 27001', owner: 'owner@client.example', expires: '2027-06-30' },
    {
      gap: 'No second line',
      compensatingControl: 'session-limits',
      owner: 'owner@client.example',
      expires: '2027-03-31',
    },
  ];
  const report = (dueDiligence: ManifestInput['dueDiligence'], engagement?: Partial<ManifestInput['engagement']>) =>
    of({ dueDiligence, engagement: { ends: '2027-12-31', ...engagement } }, 'gap-report.md');

  test('says what each regulation and the data ask for, and that nothing answers it', () => {
    const text = report({}, { regulations: ['payment-cards', 'financial-services'] });
    expect(text).toContain('| PCI DSS | payment-cards | **nothing** |');
    expect(text).toContain('| ISO/IEC 27001 or SOC 2 Type II | confidential data, financial-services | **nothing** |');
    expect(text).toContain('No questionnaire was answered');
    expect(text).toContain('No reference was called');
  });

  test('says in the pilot what the next stage will ask for', () => {
    expect(report({})).toContain('| confidential data, from the stage limited on | **nothing** |');
    expect(report({}, { stage: 'limited' })).toContain('| confidential data | **nothing** |');
  });

  test('names certificates with scope and day, gaps with owner and day, and what holds a gap', () => {
    const certifications = [
      { standard: 'SOC 2 Type II', scope: 'Security', expires: '2027-05-31' },
      { standard: 'ISO 9001', scope: 'Head office', expires: '2027-05-31', evidence: 'sha256:1' },
    ];
    const text = report({ certifications, gaps });
    expect(text).toContain(
      '| SOC 2 Type II, Security, until 2027-05-31; a gap that owner@client.example accepts until 2027-06-30 |',
    );
    expect(text).toContain('| ISO 9001 | Head office | 2027-05-31 | sha256:1 |');
    expect(text).toMatch(/\| No second line \| {2}\| session-limits: [A-Z].* \| owner@client.example \| 2027-03-31 \|/);
    expect(text).toContain('| Audit is under way | ISO/IEC 27001 | accepted by owner@client.example |');
  });

  test('asks nothing of a team of the client’s own', () => {
    expect(report({}, { principalClass: 'internal', stage: 'expanded' })).toContain(
      'Neither the data nor a regulation asks for one.',
    );
  });
});

test('the list of training begins with whoever has none (R40)', () => {
  const training = [{ course: 'Care', completed: '2026-01-01', expires: '2027-01-01' }];
  const text = of(
    {
      people: [
        { name: 'Ana', email: 'ana@acme.example', jobFunction: 'clerk', training },
        { name: 'Ben', email: 'ben@acme.example', jobFunction: 'clerk' },
        { name: 'Eva', email: 'eva@acme.example', jobFunction: 'clerk', left: '2026-02-01' },
      ],
    },
    'training.md',
  );
  expect(text).toMatch(/\| Ben \| clerk \| none \|[^]*\| Ana \| clerk \| Care \|[^]*\| Eva \| clerk \| 2026-02-01 \|/);
});

test('the matrix names one accountable person and a backup for each control, and what answers a worry (R40)', () => {
  const text = textOf(referenceManifest(), 'responsibility.md');
  expect(text).toMatch(
    /\| shared: the client lets in only [^|]* \| jonas.weber@meridian.example \| nadia.hoffmann@meridian.example \|/,
  );
  expect(text).toContain('| A leaver could still get in | Petra Lang, claims | leavers-shut-out and named-sign-in |');
});

test('the questionnaire has the answers that are known, and room for the others (R38, R40)', () => {
  const text = textOf(referenceManifest(), 'vendor-questionnaire.md');
  expect(text).toContain('Answered before: SIG Lite 2026, ticket VRM-381, 2026-07-21');
  expect(text).toContain('Subcontractors who would work on this: ______');
  expect(of({}, 'vendor-questionnaire.md')).toContain('until when? ______');
});

test('what looks like a table or a tag in a manifest is text in a document', () => {
  const dataBoundaries = [
    { id: 'letters', dataset: 'A | B', purpose: 'one\ntwo <b>', resources: ['arn:aws:s3:::client-letters/inbox/*'] },
  ];
  const text = of({ dataBoundaries }, 'runbook-access-request.md');
  expect(text).toContain('| letters | A \\| B | confidential | one two &lt;b&gt; |');
});
