import { complaintsOf, shortManifestWith } from '../support/manifests';

const BEN = 'ben@acme.example, jobFunction: clerk';
const ANA = 'ana@acme.example, jobFunction: clerk';
const RESOURCES = 'resources: ["arn:aws:s3:::client-letters/inbox/*"]';
const tagged = (person: string, tags: string): [string, string] => [person, `${person}, tags: { ${tags} }`];
const parted = (resources = RESOURCES): [string, string] => [RESOURCES, `${resources}, tag: office`];

test('a boundary is parted among people who each have a value', () => {
  const text = shortManifestWith(parted(), tagged(ANA, 'office: makati'), tagged(BEN, 'office: cebu'));
  expect(complaintsOf(text)).toEqual([]);
});

test('people of IAM Identity Center bring no tag', () => {
  const text = shortManifestWith(parted(), tagged(ANA, 'office: makati'), tagged(BEN, 'office: cebu'), [
    '  samlProviderArn: arn:aws:iam::111122223333:saml-provider/acme\n',
    '  identityCenter: { instanceArn: "arn:aws:sso:::instance/ssoins-0a1b2c3d4e5f6071", account: "999900001111", region: eu-central-1, mfa: every-sign-in }\n',
  ]);
  expect(complaintsOf(text)).toContain('manifest/tag-identity-center @ office');
});

test.each<[string, [string, string][], string]>([
  ['a person without a value', [parted(), tagged(ANA, 'office: makati')], 'manifest/tag-missing @ { name: Ben'],
  ['a tag that parts nothing', [tagged(ANA, 'office: makati')], 'manifest/tag-unused @ makati'],
  [
    'a value that steps out of its folder',
    [parted(), tagged(ANA, 'office: "makati/.."'), tagged(BEN, 'office: cebu')],
    'manifest/tag-value @ "makati/.."',
  ],
  [
    'a value with a wildcard',
    [parted(), tagged(ANA, 'office: "*"'), tagged(BEN, 'office: cebu')],
    'manifest/tag-value @ "*"',
  ],
  [
    'a tag in capitals',
    [parted(), tagged(ANA, 'OFFICE: makati'), tagged(BEN, 'office: cebu')],
    'manifest/id @ OFFICE: makati',
  ],
  [
    'one object',
    [
      parted('resources: ["arn:aws:s3:::client-letters/inbox/one"]'),
      tagged(ANA, 'office: makati'),
      tagged(BEN, 'office: cebu'),
    ],
    'manifest/boundary-tag @ office',
  ],
  [
    'names that only begin alike',
    [
      parted('resources: ["arn:aws:s3:::client-letters/in*"]'),
      tagged(ANA, 'office: makati'),
      tagged(BEN, 'office: cebu'),
    ],
    'manifest/boundary-tag @ office',
  ],
  [
    'keys named twice',
    [
      parted('resources: ["arn:aws:dynamodb:eu-central-1:111122223333:table/letters"], leadingKeys: [a]'),
      tagged(ANA, 'office: makati'),
      tagged(BEN, 'office: cebu'),
    ],
    'manifest/boundary-tag @ office',
  ],
])('%s is refused', (_title, changes, complaint) => {
  expect(complaintsOf(shortManifestWith(...changes))).toEqual([complaint]);
});
