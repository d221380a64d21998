import { complaintsOf, shortManifestWith } from '../support/manifests';

const user = (name: string) => `"arn:aws:iam::777788889999:user/${name}"`;
const ANA = `{ email: ana@client.example, principalArn: ${user('ana')} }`;
const BEN = `{ email: ben@client.example, principalArn: ${user('ben')} }`;
const complaints = (approvers: string[], more = '') =>
  complaintsOf(
    shortManifestWith(['engagement:', `breakGlass: { approvers: [${approvers.join(', ')}]${more} }\nengagement:`]),
  );

test('two people of the client are enough', () => expect(complaints([ANA, BEN])).toEqual([]));

test.each<[string, string[], string[], string?]>([
  ['one person', [ANA], ['manifest/too-few @ [{ email: ana@client.example']],
  ['six people', Array<string>(6).fill(ANA), ['manifest/break-glass-approvers @ [{ email: ana@client.example']],
  [
    'the same person twice',
    [ANA, `{ email: Ana@client.example, principalArn: ${user('other')} }`],
    ['manifest/duplicate @ Ana@client.example'],
  ],
  [
    'two people on one user',
    [ANA, `{ email: ben@client.example, principalArn: ${user('ana')} }`],
    [`manifest/duplicate @ ${user('ana')}`],
  ],
  [
    'somebody of the vendor',
    [ANA, `{ email: ben@acme.example, principalArn: ${user('ben')} }`],
    ['manifest/break-glass-vendor @ ben@acme.example'],
  ],
  [
    'a role, which two people could take',
    [ANA, '{ email: ben@client.example, principalArn: "arn:aws:iam::777788889999:role/ben" }'],
    ['manifest/arn-iam @ "arn:aws:iam::777788889999:role/ben"'],
  ],
  ['two hours', [ANA, BEN], ['manifest/break-glass-minutes @ 120'], ', minutesMax: 120'],
])('refuses %s', (_title, approvers, expected, more = '') => {
  expect(complaints(approvers, more)).toEqual(expected);
});
