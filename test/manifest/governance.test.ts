import { complaintsOf, SHORT_MANIFEST, shortManifestWith } from '../support/manifests';

test.each([
  [
    'a duty that nobody has',
    'conflicts: [{ duties: [requestor, reviewer], reason: r }]',
    'manifest/unknown-duty @ requestor',
  ],
  ['one duty twice', 'conflicts: [{ duties: [clerk, clerk], reason: r }]', 'manifest/unknown-duty @ clerk'],
  [
    'three duties',
    'conflicts: [{ duties: [clerk, reviewer, approver], reason: r }]',
    'manifest/conflict-pair @ [clerk',
  ],
  [
    'an incident of no type',
    'incidents: { occurred: [{ incident: data-leak, opened: 2026-11-01 }] }',
    'manifest/unknown-incident @ data-leak',
  ],
  ['a stage that does not exist', 'stages: { trial: { people: 3 } }', 'manifest/unknown-key @ trial: { people: 3'],
])('it is a mistake to name %s', (_, part, complaint) => {
  expect(complaintsOf(`${SHORT_MANIFEST}${part}\n`)).toEqual([complaint]);
});

test.each([
  ['end when they begin', '{ from: "08:00", to: "08:00" }', ['manifest/working-hours @ { from: "08:00"']],
  ['name no zone of the world', '{ timeZone: Asia/Atlantis }', ['manifest/time-zone @ Asia/Atlantis']],
  [
    'name a zone by its distance, which no summer time moves',
    '{ timeZone: "+08:00" }',
    ['manifest/time-zone @ "+08:00"'],
  ],
  ['run over midnight', '{ from: "22:00", to: "06:00" }', []],
])('working hours that %s (R35)', (_, hours, complaints) => {
  const text = shortManifestWith(['name: Acme Services', `name: Acme Services, workingHours: ${hours}`]);
  expect(complaintsOf(text)).toEqual(complaints);
});

test('job functions and duties may conflict, and an incident may be open', () => {
  const parts = `conflicts: [{ duties: [clerk, key-administrator], reason: r }]
incidents: { types: [{ id: data-leak }], occurred: [{ incident: data-leak, opened: 2026-11-01 }] }
training: { required: [Secure work], warnDays: 60 }
`;
  expect(complaintsOf(SHORT_MANIFEST + parts)).toEqual([]);
});

test('an override names two people, not one person twice', () => {
  const by = (...emails: string[]) =>
    shortManifestWith([
      'ends: 2027-12-31',
      `ends: 2027-12-31, override: { by: [${emails.join(', ')}], reason: r, expires: 2026-12-31 }`,
    ]);
  expect(complaintsOf(by('a@client.example', 'b@client.example'))).toEqual([]);
  expect(complaintsOf(by('a@client.example', 'A@client.example'))).toEqual([
    'manifest/override-alone @ [a@client.example',
  ]);
});
