import { complaintsOf, shortManifestWith } from '../support/manifests';

const role = (name: string, account = '111122223333') => `"arn:aws:iam::${account}:role/${name}"`;
const complaints = (...roles: string[]) =>
  complaintsOf(shortManifestWith(['engagement:', `offboarding: { roleArns: [${roles.join(', ')}] }\nengagement:`]));

test('a role of the client puts people off', () => expect(complaints(role('security/on-call'))).toEqual([]));

test.each<[string, string[], string]>([
  ['nobody', [], 'manifest/too-few @ ['],
  [
    'half a dozen roles',
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => role(name)),
    `manifest/offboarding-roles @ [${role('a')}`,
  ],
  ['the same role twice', [role('a'), role('a')], `manifest/duplicate @ ${role('a')}`],
  [
    'a role of another account',
    [role('a', '999988887777')],
    `manifest/account-mismatch @ ${role('a', '999988887777')}`,
  ],
  ['any role', [role('*')], `manifest/offboarding-role @ ${role('*')}`],
  [
    'a role of the vendor’s people',
    [role('enclave/acme/enclave-acme.clerk')],
    `manifest/offboarding-role @ ${role('enclave/acme/enclave-acme.clerk')}`,
  ],
  [
    'the emergency role, which only shuts',
    [role('enclave-oversight/acme/enclave-acme-break-glass')],
    `manifest/offboarding-role @ ${role('enclave-oversight/acme/enclave-acme-break-glass')}`,
  ],
  ['a user', ['"arn:aws:iam::111122223333:user/ana"'], 'manifest/arn-iam @ "arn:aws:iam::111122223333:user/ana"'],
])('refuses %s', (_title, roles, expected) => {
  expect(complaints(...roles)).toEqual([expected]);
});
