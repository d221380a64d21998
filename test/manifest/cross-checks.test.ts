import { complaintsOf, shortManifestWith } from '../support/manifests';

const GRANT = 'jobFunction: clerk, boundary: letters';
const SECOND_PERSON = '  - { name: Ben, email: ben@acme.example, jobFunction: clerk }\n';

describe('parts that contradict each other are refused', () => {
  test.each<[string, [string, string][], string[]]>([
    [
      'a grant to an unknown job function',
      [[GRANT, 'jobFunction: clark, boundary: letters']],
      ['manifest/unknown-job-function @ clark'],
    ],
    [
      'a grant on an unknown boundary',
      [[GRANT, 'jobFunction: clerk, boundary: leters']],
      ['manifest/unknown-boundary @ leters'],
    ],
    [
      'self-approval',
      [['approvedBy: owner@client.example', 'approvedBy: ANA@acme.example']],
      ['manifest/self-approval @ ANA@acme.example'],
    ],
    ['an expired grant', [['expires: 2027-06-30', 'expires: 2026-11-20']], ['manifest/grant-expired @ 2026-11-20']],
    [
      'a grant that outlives the engagement',
      [['expires: 2027-06-30', 'expires: 2028-01-01']],
      ['manifest/grant-outlives-engagement @ 2028-01-01'],
    ],
    [
      'an engagement that is over',
      [
        ['ends: 2027-12-31', 'ends: 2026-11-20'],
        ['expires: 2027-06-30', 'expires: 2026-11-21'],
      ],
      ['manifest/engagement-ended @ 2026-11-20', 'manifest/grant-outlives-engagement @ 2026-11-21'],
    ],
    ['a job function on one person (R41)', [[SECOND_PERSON, '']], ['manifest/too-few-people @ clerk']],
    ['the same person twice', [['ben@acme.example', 'Ana@acme.example']], ['manifest/duplicate @ Ana@acme.example']],
    ['more people than seats', [['ends: 2027-12-31', 'ends: 2027-12-31, seats: 1']], ['manifest/seats-exceeded @ 1']],
    [
      'an address at a foreign domain',
      [['name: Acme Services', 'name: Acme Services, domains: [acme.test]']],
      ['manifest/foreign-domain @ ana@acme.example', 'manifest/foreign-domain @ ben@acme.example'],
    ],
    [
      'two job functions with one group',
      [
        ['jobFunctions: [{ id: clerk }]', 'jobFunctions: [{ id: clerk, idpGroup: g }, { id: typist, idpGroup: g }]'],
        [
          'people:\n',
          'people:\n  - { name: C, email: c@x.example, jobFunction: typist }\n  - { name: D, email: d@x.example, jobFunction: typist }\n',
        ],
        [
          'grants:\n',
          'grants:\n  - { jobFunction: typist, boundary: letters, verbs: [list], requestedBy: a@x.example, approvedBy: b@x.example, reason: x, expires: 2027-01-01 }\n',
        ],
      ],
      ['manifest/group-shared @ g'],
    ],
    [
      'a job function whose group is the second factor',
      [['jobFunctions: [{ id: clerk }]', 'jobFunctions: [{ id: clerk, idpGroup: vpn-mfa }]']],
      ['manifest/group-shared @ vpn-mfa'],
    ],
    [
      'a network written by an address inside it',
      [['region: eu-central-1 }', 'region: eu-central-1, cidr: 10.0.0.77/22 }']],
      ['manifest/cidr @ 10.0.0.77/22'],
    ],
    [
      'a name AWS does not take as a source identity',
      [['ana@acme.example, jobFunction', '"o\'neil@acme.example", jobFunction']],
      ['manifest/person-email @ "o\'neil@acme.example"'],
    ],
    [
      'device range inside the network',
      [['serverCertificateArn:', 'clientCidr: 10.64.0.0/20, serverCertificateArn:']],
      ['manifest/cidr-overlap @ 10.64.0.0/20'],
    ],
    [
      'device range too small',
      [['serverCertificateArn:', 'clientCidr: 10.96.0.0/28, serverCertificateArn:']],
      ['manifest/cidr-size @ 10.96.0.0/28'],
    ],
    [
      'a certificate of another region',
      [['acm:eu-central-1', 'acm:eu-west-1']],
      [
        'manifest/region-mismatch @ "arn:aws:acm:eu-west-1:111122223333:certificate/0f0f0f0f-1111-2222-3333-444444444444"',
      ],
    ],
    [
      'a SAML provider of another account',
      [['iam::111122223333', 'iam::999999999999']],
      ['manifest/account-mismatch @ arn:aws:iam::999999999999:saml-provider/acme'],
    ],
    [
      'no way in',
      [[/clientVpn: .*\n/.exec(shortManifestWith())![0], '']],
      ['manifest/no-way-in @ samlProviderArn: arn:aws:iam::111122223333:saml-provider/acme'],
    ],
    [
      'a second archive in the account of the enclave',
      [['engagement:', 'logging: { vaultAccount: "111122223333" }\nengagement:']],
      ['manifest/vault-account @ "111122223333"'],
    ],
    [
      'a lock longer than the retention',
      [['engagement:', 'logging: { lockDays: 900 }\nengagement:']],
      ['manifest/lock-outlives-retention @ 900'],
    ],
    [
      'a drill of an unknown incident',
      [
        [
          'engagement:',
          'drills: [{ incident: fire, on: 2026-01-01, notifiedAfterMinutes: 3, passed: true }]\nengagement:',
        ],
      ],
      ['manifest/unknown-incident @ fire'],
    ],
  ])('%s', (_title, changes, expected) => {
    expect(complaintsOf(shortManifestWith(...changes))).toEqual(expected);
  });
});

test('somebody can be taken off before a successor is there', () => {
  expect(complaintsOf(shortManifestWith(['ben@acme.example,', 'ben@acme.example, left: 2026-11-20,']))).toEqual([]);
});

test('taking the last access away never waits for another: nobody has to be granted anything', () => {
  const grants = /grants:\n.*\n/.exec(shortManifestWith())![0];
  expect(complaintsOf(shortManifestWith([grants, 'grants: []\n']))).toEqual([]);
  expect(complaintsOf(shortManifestWith([grants, '']))).toEqual([]);
});

test('the last day of a grant still counts', () => {
  expect(complaintsOf(shortManifestWith(['expires: 2027-06-30', 'expires: 2026-11-21']))).toEqual([]);
});
