import { complaintsOf, shortManifestWith } from '../support/manifests';

const GRANT = 'jobFunction: clerk, boundary: letters';
const COLLECTION = 'arn:aws:aoss:eu-central-1:111122223333:collection/1tg2xudton46';
const TABLE = 'arn:aws:dynamodb:eu-central-1:111122223333:table/claims';
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/0f8e7d6c-5b4a-4938-8271-605f4e3d2c1b';
const VOLUME = 'arn:aws:fsx:eu-central-1:111122223333:volume/fs-0123456789abcdef0/fsvol-0123456789abcdef0';
const SECOND_PERSON = '  - { name: Ben, email: ben@acme.example, jobFunction: clerk }\n';

describe('parts that contradict each other are refused', () => {
  test.each<[string, [string, string][], string[]]>([
    [
      'a grant to an unknown job function',
      [[GRANT, 'jobFunction: clark, boundary: letters']],
      ['manifest/job-function-idle @ clerk', 'manifest/unknown-job-function @ clark'],
    ],
    [
      'a grant on an unknown boundary',
      [[GRANT, 'jobFunction: clerk, boundary: leters']],
      ['manifest/boundary-ungranted @ letters', 'manifest/unknown-boundary @ leters'],
    ],
    [
      'a job function that may do nothing',
      [
        ['jobFunctions: [{ id: clerk }]', 'jobFunctions: [{ id: clerk }, { id: idler }]'],
        [
          'people:\n',
          'people:\n  - { name: C, email: c@x.example, jobFunction: idler }\n  - { name: D, email: d@x.example, jobFunction: idler }\n',
        ],
      ],
      ['manifest/job-function-idle @ idler'],
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
    ['a job function on one person', [[SECOND_PERSON, '']], ['manifest/too-few-people @ clerk']],
    ['the same person twice', [['ben@acme.example', 'Ana@acme.example']], ['manifest/duplicate @ Ana@acme.example']],
    ['more people than seats', [['ends: 2027-12-31', 'ends: 2027-12-31, seats: 1']], ['manifest/seats-exceeded @ 1']],
    [
      'an address at a foreign domain',
      [['name: Acme Services', 'name: Acme Services, domains: [acme.test]']],
      ['manifest/foreign-domain @ ana@acme.example', 'manifest/foreign-domain @ ben@acme.example'],
    ],
    [
      'a boundary of a service we cannot scope',
      [['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:redshift:eu-central-1:111122223333:cluster:x']],
      ['manifest/boundary-service @ "arn:aws:redshift:eu-central-1:111122223333:cluster:x"'],
    ],
    [
      'a user of a database in the place of the database',
      [['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:prx-1/reader']],
      ['manifest/boundary-unrecorded @ "arn:aws:rds-db:eu-central-1:111122223333:dbuser:prx-1/reader"'],
    ],
    ...['es', 'elasticfilesystem'].map((service): [string, [string, string][], string[]] => [
      `a boundary of ${service}, which no trail records`,
      [['arn:aws:s3:::client-letters/inbox/*', `arn:aws:${service}:eu-central-1:111122223333:x/y`]],
      [`manifest/boundary-unrecorded @ "arn:aws:${service}:eu-central-1:111122223333:x/y"`],
    ]),
    [
      'a resource that holds no data',
      [['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:kinesis:eu-central-1:111122223333:stream/a/consumer/b:1']],
      ['manifest/boundary-shape @ "arn:aws:kinesis:eu-central-1:111122223333:stream/a/consumer/b:1"'],
    ],
    [
      'an access point without its bucket',
      [['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:s3:eu-central-1:111122223333:accesspoint/vendor']],
      ['manifest/boundary-access-point @ "arn:aws:s3:eu-central-1:111122223333:accesspoint/vendor"'],
    ],
    [
      'an access point with a bucket and a file system behind it',
      [
        ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:s3:eu-central-1:111122223333:accesspoint/vendor'],
        ['purpose:', `bucketArn: "arn:aws:s3:::claims", volumeArn: "${VOLUME}", purpose:`],
      ],
      [`manifest/boundary-access-point @ "${VOLUME}"`],
    ],
    [
      'an access point of a whole file system',
      [
        ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:s3:eu-central-1:111122223333:accesspoint/vendor'],
        ['purpose:', 'volumeArn: "arn:aws:fsx:eu-central-1:111122223333:volume/fs-1", purpose:'],
      ],
      ['manifest/boundary-access-point @ "arn:aws:fsx:eu-central-1:111122223333:volume/fs-1"'],
    ],
    [
      'a file system behind no access point',
      [['purpose:', `volumeArn: "${VOLUME}", purpose:`]],
      [`manifest/boundary-access-point @ "${VOLUME}"`],
    ],
    [
      'a collection without its name',
      [['arn:aws:s3:::client-letters/inbox/*', COLLECTION]],
      [`manifest/boundary-collection @ ["${COLLECTION}"`],
    ],
    [
      'two collections under one name',
      [
        ['"arn:aws:s3:::client-letters/inbox/*"', `"${COLLECTION}", "${COLLECTION}x"`],
        ['purpose:', 'collectionName: claims, purpose:'],
      ],
      [`manifest/boundary-collection @ ["${COLLECTION}"`],
    ],
    [
      'a name of a collection and no collection',
      [['purpose:', 'collectionName: claims, purpose:']],
      ['manifest/boundary-collection @ claims'],
    ],
    [
      'indexes of no collection',
      [['purpose:', 'indexes: [claims], purpose:']],
      ['manifest/boundary-collection @ [claims'],
    ],
    [
      'indexes that could be any',
      [
        ['arn:aws:s3:::client-letters/inbox/*', COLLECTION],
        ['purpose:', 'collectionName: claims, indexes: ["*"], purpose:'],
      ],
      ['manifest/index-name @ "*"'],
    ],
    [
      'a collection of another account',
      [
        ['arn:aws:s3:::client-letters/inbox/*', COLLECTION.replace('111122223333', '444455556666')],
        ['purpose:', 'collectionName: claims, purpose:'],
      ],
      [`manifest/account-mismatch @ "${COLLECTION.replace('111122223333', '444455556666')}"`],
    ],
    [
      'writing documents that may not be deleted, which a collection cannot tell apart',
      [
        ['arn:aws:s3:::client-letters/inbox/*', COLLECTION],
        ['purpose:', 'collectionName: claims, purpose:'],
        ['[list, read]', '[list, write]'],
      ],
      ['manifest/collection-write @ [list'],
    ],
    [
      'data to be made without a key',
      [
        ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:s3:::client-exchange'],
        ['purpose:', 'created: true, purpose:'],
      ],
      ['manifest/created-without-key @ true'],
    ],
    [
      'a part of a bucket, and a table, to be made',
      [
        ['"arn:aws:s3:::client-letters/inbox/*"', `"arn:aws:s3:::claims/*", "${TABLE}"`],
        ['purpose:', `created: true, keyArn: "${KEY}", purpose:`],
      ],
      ['manifest/created-kind @ "arn:aws:s3:::claims/*"', `manifest/created-kind @ "${TABLE}"`],
    ],
    [
      'data to be made in another account',
      [
        ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:sqs:eu-central-1:444455556666:letters'],
        ['purpose:', `created: true, keyArn: "${KEY}", purpose:`],
      ],
      ['manifest/account-mismatch @ "arn:aws:sqs:eu-central-1:444455556666:letters"'],
    ],
    [
      'data to be made twice',
      [
        ['"arn:aws:s3:::client-letters/inbox/*"', '"arn:aws:s3:::claims", "arn:aws:s3:::claims"'],
        ['purpose:', `created: true, keyArn: "${KEY}", purpose:`],
      ],
      ['manifest/duplicate @ "arn:aws:s3:::claims"'],
    ],
    [
      'a collection by a pattern of its name',
      [
        ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:aoss:eu-central-1:111122223333:collection/*'],
        ['purpose:', 'collectionName: claims, purpose:'],
      ],
      ['manifest/boundary-wildcard @ "arn:aws:aoss:eu-central-1:111122223333:collection/*"'],
    ],
    [
      'an access point of a prefix of a bucket',
      [
        ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:s3:eu-central-1:111122223333:accesspoint/vendor'],
        ['purpose:', 'bucketArn: "arn:aws:s3:::claims/*", purpose:'],
      ],
      ['manifest/boundary-access-point @ "arn:aws:s3:::claims/*"'],
    ],
    [
      'a bucket behind no access point',
      [['purpose:', 'bucketArn: "arn:aws:s3:::claims", purpose:']],
      ['manifest/boundary-access-point @ "arn:aws:s3:::claims"'],
    ],
    [
      'an access point with a wildcard name',
      [
        ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:s3:eu-central-1:111122223333:accesspoint/*'],
        ['purpose:', 'bucketArn: "arn:aws:s3:::claims", purpose:'],
      ],
      ['manifest/boundary-wildcard @ "arn:aws:s3:eu-central-1:111122223333:accesspoint/*"'],
    ],
    [
      'keys of items in a bucket',
      [['purpose:', 'leadingKeys: [manila], purpose:']],
      ['manifest/leading-keys @ [manila'],
    ],
    [
      'keys of items in an index',
      [
        ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:dynamodb:eu-central-1:111122223333:table/claims/index/office'],
        ['purpose:', 'leadingKeys: [manila], purpose:'],
      ],
      ['manifest/leading-keys @ [manila'],
    ],
    [
      'a policy variable among the keys of items',
      [
        ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:dynamodb:eu-central-1:111122223333:table/claims'],
        ['purpose:', 'leadingKeys: ["${aws:username}"], purpose:'],
      ],
      ['manifest/leading-keys @ "${aws:username}"'],
    ],
    [
      'a boundary with a wildcard name',
      [['client-letters/inbox/*', '*']],
      ['manifest/boundary-wildcard @ "arn:aws:s3:::*"'],
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
      'data in another region',
      [
        ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:sqs:eu-west-1:111122223333:q'],
        ['[list, read]', '[read]'],
      ],
      ['manifest/region-mismatch @ "arn:aws:sqs:eu-west-1:111122223333:q"'],
    ],
    [
      'a key that stands for many',
      [['purpose:', 'keyArn: "arn:aws:kms:eu-central-1:111122223333:key/*", purpose:']],
      ['manifest/boundary-wildcard @ "arn:aws:kms:eu-central-1:111122223333:key/*"'],
    ],
    [
      'a policy variable in a boundary',
      [['client-letters/inbox/*', 'client-letters/${aws:username}/*']],
      ['manifest/boundary-wildcard @ "arn:aws:s3:::client-letters/${aws:username}/*"'],
    ],
    [
      'a boundary of no account',
      [
        ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:sqs:eu-central-1::q'],
        ['[list, read]', '[read]'],
      ],
      ['manifest/boundary-wildcard @ "arn:aws:sqs:eu-central-1::q"'],
    ],
    [
      'a bucket without a name',
      [['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:s3:::/inbox/*']],
      ['manifest/boundary-wildcard @ "arn:aws:s3:::/inbox/*"'],
    ],
    [
      'a network written by an address inside it',
      [['region: eu-central-1 }', 'region: eu-central-1, cidr: 10.0.0.77/22 }']],
      ['manifest/cidr @ 10.0.0.77/22'],
    ],
    [
      'an access point as a boundary',
      [['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:s3:eu-central-1:111122223333:accesspoint/letters/object/*']],
      ['manifest/boundary-access-point @ "arn:aws:s3:eu-central-1:111122223333:accesspoint/letters/object/*"'],
    ],
    [
      'a name AWS does not take as a source identity',
      [['ana@acme.example, jobFunction', '"o\'neil@acme.example", jobFunction']],
      ['manifest/person-email @ "o\'neil@acme.example"'],
    ],
    [
      'a boundary with a wildcard inside its prefix',
      [['client-letters/inbox/*', 'client-letters/*/open/*']],
      ['manifest/boundary-wildcard @ "arn:aws:s3:::client-letters/*/open/*"'],
    ],
    [
      'a boundary in another partition',
      [['arn:aws:s3:::client', 'arn:aws-cn:s3:::client']],
      ['manifest/partition @ "arn:aws-cn:s3:::client-letters/inbox/*"'],
    ],
    [
      'a verb the service does not know',
      [
        ['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:sns:eu-central-1:111122223333:x'],
        ['[list, read]', '[list, read]'],
      ],
      ['manifest/verb-unsupported @ read'],
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

test('the last day of a grant still counts', () => {
  expect(complaintsOf(shortManifestWith(['expires: 2027-06-30', 'expires: 2026-11-21']))).toEqual([]);
});
