import { complaintsOf, shortManifestWith } from '../support/manifests';

const COLLECTION = 'arn:aws:aoss:eu-central-1:111122223333:collection/1tg2xudton46';
const TABLE = 'arn:aws:dynamodb:eu-central-1:111122223333:table/claims';
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/0f8e7d6c-5b4a-4938-8271-605f4e3d2c1b';
const VOLUME = 'arn:aws:fsx:eu-central-1:111122223333:volume/fs-0123456789abcdef0/fsvol-0123456789abcdef0';

describe('boundaries that cannot be granted as they stand are refused', () => {
  test.each<[string, [string, string][], string[]]>([
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
      'an access point as a boundary',
      [['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:s3:eu-central-1:111122223333:accesspoint/letters/object/*']],
      ['manifest/boundary-access-point @ "arn:aws:s3:eu-central-1:111122223333:accesspoint/letters/object/*"'],
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
  ])('%s', (_title, changes, expected) => {
    expect(complaintsOf(shortManifestWith(...changes))).toEqual(expected);
  });
});
