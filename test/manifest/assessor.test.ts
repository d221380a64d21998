import { complaintsOf, shortManifestWith } from '../support/manifests';

const ID = '9f1c4e7a-62b0-4d7e-8a35-0c1d2e3f4a5b';

/** The complaints about an assessor, beside more of the manifest. */
function complaintsAbout(fields: Record<string, string>, more = ''): string[] {
  const assessor = {
    organisation: 'Lindqvist',
    contact: 'audit@lindqvist.example',
    independence: 'none',
    principalArn: '"arn:aws:iam::444455556666:role/assessor"',
    externalId: ID,
    ...fields,
  };
  const text = Object.entries(assessor)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ');
  return complaintsOf(shortManifestWith(['engagement:', `assessor: { ${text} }\n${more}engagement:`]));
}

const control = (change: string) =>
  `controls: [{ id: one, statement: s, owner: client, accountable: a@client.example, evaluation: e, approvers: [b@client.example], verification: [v], ${change} }]\n`;

test('an independent assessor with an external id is accepted, and one in the enclave’s own account needs none', () => {
  expect(complaintsAbout({})).toEqual([]);
  expect(complaintsAbout({ principalArn: '"arn:aws:iam::111122223333:user/audit"', externalId: '' })).toEqual([]);
  expect(complaintsAbout({ principalArn: '', externalId: '' })).toEqual([]);
});

test.each<[string, Record<string, string>, string[], string?]>([
  ['a person of the vendor', { contact: 'Ana@acme.example' }, ['manifest/assessor-not-independent @ Ana@acme.example']],
  ['an address at the vendor', { contact: 'qa@acme.example' }, ['manifest/assessor-not-independent @ qa@acme.example']],
  ['who approves', { contact: 'owner@client.example' }, ['manifest/assessor-not-independent @ owner@client.example']],
  [
    'the backup of a control',
    { contact: 'C@client.example' },
    ['manifest/assessor-not-independent @ C@client.example'],
    control('backup: c@client.example'),
  ],
  [
    'who approves for a control',
    { contact: 'b@client.example' },
    ['manifest/assessor-not-independent @ b@client.example'],
    control('concerns: []'),
  ],
  [
    'who is told of incidents',
    { contact: 'soc@client.example' },
    ['manifest/assessor-not-independent @ soc@client.example'],
    'incidents: { contacts: { client: [soc@client.example] } }\n',
  ],
  [
    'a role of the vendor’s people',
    { principalArn: '"arn:aws:iam::111122223333:role/enclave/acme/enclave-acme.clerk"' },
    ['manifest/assessor-not-independent @ "arn:aws:iam::111122223333:role/enclave/acme/enclave-acme.clerk"'],
  ],
  [
    'a foreign account without external id',
    { externalId: '' },
    ['manifest/assessor-external-id @ "arn:aws:iam::444455556666:role/assessor"'],
  ],
  ['a short external id', { externalId: 'a1b2c3d4e5f6a7b' }, ['manifest/external-id @ a1b2c3d4e5f6a7b']],
  [
    'an external id without variety',
    { externalId: 'aaaaaaaaaaaaaaaa1234' },
    ['manifest/external-id-guessable @ aaaaaaaaaaaaaaaa1234'],
  ],
  [
    'an external id that holds a name',
    { externalId: 'ACME-services-x9f7k2' },
    ['manifest/external-id-guessable @ ACME-services-x9f7k2'],
  ],
  [
    'anybody of an account',
    { principalArn: '"arn:aws:iam::444455556666:root"' },
    ['manifest/arn-iam @ "arn:aws:iam::444455556666:root"'],
  ],
  [
    'any role of an account',
    { principalArn: '"arn:aws:iam::444455556666:role/*"' },
    ['manifest/arn-iam @ "arn:aws:iam::444455556666:role/*"'],
  ],
  [
    'an audit that outlives the engagement',
    { until: '2028-01-01' },
    ['manifest/assessor-outlives-engagement @ 2028-01-01'],
  ],
])('refuses as assessor %s', (_title, fields, expected, more = '') => {
  expect(complaintsAbout(fields, more)).toEqual(expected);
});
