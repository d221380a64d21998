import { complaintsOf, parse, shortManifestWith } from '../support/manifests';

const with_ = (more: string) => shortManifestWith(['engagement:', `${more}\nengagement:`]);
const complaints = (more: string) => complaintsOf(with_(more));

const OWN =
  'id: calls-announced, statement: s, owner: client, accountable: kim@client.example, evaluation: e, approvers: [o@client.example]';
const LEFT = 'people:\n  - { name: Old, email: old@acme.example, jobFunction: clerk, left: 2026-01-31 }';

test('a control of the product is assigned by its id alone, an own one by its answers (R19, R21)', () => {
  expect(
    complaints('controls: [{ id: named-sign-in, accountable: kim@client.example, backup: lee@client.example }]'),
  ).toEqual([]);
  expect(complaints('controls: [{ id: named-sign-in }]')).toEqual([]);
  expect(complaints(`controls: [{ ${OWN}, verification: [words, { rule: vpn-session-unlogged }] }]`)).toEqual([]);
});

test('a manifest as it was written before is read as before', () => {
  const { manifest } = parse(with_(`controls: [{ ${OWN}, verification: [v], concerns: [w] }]`));
  expect(manifest.controls[0]).toMatchObject({
    accountable: 'kim@client.example',
    verification: ['v'],
    concerns: ['w'],
  });
  const old = `agreement: { digest: "sha256:${'0'.repeat(64)}", signatures: [{ party: client, name: Kim, on: 2026-01-02 }] }`;
  expect(parse(with_(old)).manifest.agreement).toMatchObject({ controls: {} });
});

test.each<[string, string, string[]]>([
  ['unknown', 'controls: [{ id: named-sign-on }]', ['manifest/unknown-control @ named-sign-on']],
  [
    'unknown, with an owner',
    'controls: [{ id: sign-in-named, owner: client }]',
    ['manifest/unknown-control @ sign-in-named'],
  ],
  [
    'owned twice',
    'controls: [{ id: named-sign-in, owner: client }, { id: named-sign-in, owner: vendor }]',
    ['manifest/control-owned-twice @ named-sign-in'],
  ],
  ['its own and unanswered', `controls: [{ ${OWN} }]`, ['manifest/control-unanswered @ calls-announced']],
  [
    'backed up by the accountable person',
    'controls: [{ id: named-sign-in, accountable: kim@client.example, backup: Kim@client.example }]',
    ['manifest/control-backup @ Kim@client.example'],
  ],
  [
    'of a party whose backup is the accountable person',
    'controlOwners: { client: { accountable: kim@client.example, backup: kim@client.example } }',
    ['manifest/control-backup @ kim@client.example'],
  ],
  [
    'the client’s, and answered for by the vendor',
    'controls: [{ id: named-sign-in, owner: client, accountable: ana@acme.example }]',
    ['manifest/control-owner-party @ ana@acme.example'],
  ],
  [
    'verified by two things in one',
    `controls: [{ ${OWN}, verification: [{ rule: a, proof: b }] }]`,
    ['manifest/verification @ { rule: a'],
  ],
  ['older than two years', 'controls: [{ id: named-sign-in, periodDays: 800 }]', ['manifest/control-period @ 800']],
])('a control is refused that is %s (R19)', (_title, more, expected) => {
  expect(complaints(more)).toEqual(expected);
});

test('whoever has left answers for nothing (R19)', () => {
  const text = with_(
    'controls: [{ id: named-sign-in, owner: vendor, accountable: ben@acme.example, backup: old@acme.example }]',
  );
  expect(complaintsOf(text.replace('people:', LEFT))).toEqual(['manifest/control-owner-left @ old@acme.example']);
});

test('a concern names controls that exist, of the product or of the manifest (R22)', () => {
  const concern = (ids: string) =>
    complaints(`concerns: [{ id: worry, text: Who gets in?, raisedBy: Board, controls: [${ids}] }]`);
  expect(concern('named-sign-in, leavers-shut-out')).toEqual([]);
  expect(concern('')).toEqual([]);
  expect(concern('leavers-shutout')).toEqual(['manifest/unknown-control @ leavers-shutout']);
});

test('a gap is compensated by a control of the product too', () => {
  const gap = (id: string) =>
    complaints(
      `dueDiligence: { gaps: [{ gap: g, compensatingControl: ${id}, owner: o@client.example, expires: 2027-01-01 }] }`,
    );
  expect(gap('logs-locked')).toEqual([]);
  expect(gap('logs-lockd')).toEqual(['manifest/unknown-control @ logs-lockd']);
});

test('who owns the controls of a party cannot assess them', () => {
  const assessor =
    'assessor: { organisation: L, contact: kim@client.example, independence: none }\n' +
    'controlOwners: { client: { accountable: kim@client.example } }';
  expect(complaints(assessor)).toEqual(['manifest/assessor-not-independent @ kim@client.example']);
});
