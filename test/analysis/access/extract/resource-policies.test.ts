import { POLICY_PLACES } from '../../../../lib/analysis/access/extract/policy-places';
import { THERE, accountOf, guarded, places, shown } from '../../../support/account-of';

const DOC = '{ Statement: [{ Effect: Allow, Principal: "*", Action: "a:A", Resource: "*" }] }';

/** A document at a dotted path. */
function at(path: string): string {
  const [step = '', ...rest] = path.split('.');
  const below = rest.length === 0 ? DOC : at(rest.join('.'));
  return step === '*' ? `[${below}]` : `{ ${step}: ${below} }`;
}

describe('every resource that bears a policy is guarded by it', () => {
  const own = Object.entries(POLICY_PLACES).flatMap(([type, all]) =>
    all.flatMap(({ path, about }) => (about ? [] : [[type, path] as const])),
  );
  test.each(own)('%s by its %s', (type, path) => {
    const account = accountOf(`Resources:\n  It: { Type: "${type}", Properties: ${at(path)} }`);
    const { policies, unread } = guarded(account, 'It');
    const [, word] = /::(\w+)$/.exec(type)!;
    expect([places(policies), unread]).toEqual([[`${word} It, ${path.replaceAll('*', '0')}`], []]);
    expect(policies[0]!.document).toMatchObject({ Statement: [{ Action: 'a:A' }] });
  });

  const others = Object.entries(POLICY_PLACES).flatMap(([type, all]) =>
    all.flatMap(({ path, about }) =>
      about?.type === undefined ? [] : [[type, about.type, path, about.path] as const],
    ),
  );
  test.each(others)('%s is about a %s', (type, target, path, pointer) => {
    const pointers = `{ ${path}: ${DOC}, ${pointer}: ${pointer.endsWith('s') ? '[!Ref It]' : '!Ref It'} }`;
    const account = accountOf(
      `Resources:\n  It: { Type: "${target}" }\n  P: { Type: "${type}", Properties: ${pointers} }`,
    );
    expect(places(guarded(account, 'It').policies)).toEqual([`${target.split('::')[2]} It, policy P, ${path}`]);
    expect(account.guarded).toHaveLength(1);
  });

  const outside = Object.entries(POLICY_PLACES).flatMap(([type, all]) =>
    all.flatMap(({ path, about }) => (about ? [[type, path, about.path] as const] : [])),
  );
  test.each(outside)('%s may be about something that is not here', (type, path, pointer) => {
    const list = ['Topics', 'Queues'].includes(pointer) ? '[elsewhere]' : 'elsewhere';
    const named = pointer === '' ? '' : `, ${pointer}: ${list}`;
    const account = accountOf(`Resources:\n  P: { Type: "${type}", Properties: { ${path}: ${DOC}${named} } }`);
    expect(places(guarded(account, 'P').policies)).toEqual([`policy P, ${path}`]);
    expect(guarded(account, 'P').arn).toMatch(pointer === '' ? /^arn:.*\*$/ : /elsewhere/);
  });
});

describe('a policy of a bucket', () => {
  const read = (bucket: string, pointer: string, more = '') =>
    accountOf(`
Parameters: { Any: { Type: String } }
Conditions: { Unread: !Equals [!ImportValue x, y] }
Resources:
  Drop: { Type: AWS::S3::Bucket, Properties: ${bucket} }
  P: { Type: AWS::S3::BucketPolicy, ${more} Properties: { Bucket: ${pointer}, PolicyDocument: ${DOC} } }`);
  test.each([
    ['by reference', '{}', '!Ref Drop'],
    ['by its name', '{ BucketName: drop }', 'drop'],
    ['by a name of the same parts', '{ BucketName: !Sub "drop-${Any}" }', '!Sub "drop-${Any}"'],
    ['by a name with the account in it', '{ BucketName: drop-111122223333 }', '!Sub "drop-${AWS::AccountId}"'],
  ])('is found %s', (_title, bucket, pointer) => {
    const account = read(bucket, pointer);
    expect(places(guarded(account, 'Drop').policies)).toEqual(['Bucket Drop, policy P, PolicyDocument']);
    expect(account.guarded).toHaveLength(1);
  });
  test('may be that of any whose name is hidden, and of one outside', () => {
    const account = read('{ BucketName: drop }', '!Ref Any');
    expect(places(guarded(account, 'Drop').policies)).toEqual(['perhaps Bucket Drop, policy P, PolicyDocument']);
    expect(shown(account, account.guarded[1])).toMatchObject({ id: 'P', arn: 'arn:aws:s3:::${Any}' });
  });
  test('is no other’s where the names cannot be equal', () =>
    expect(guarded(read('{ BucketName: drop }', '!Sub "${Any}-logs"'), 'Drop').policies).toEqual([]));
  test('is possible where its own condition is hidden', () =>
    expect(places(guarded(read('{}', '!Ref Drop', 'Condition: Unread,'), 'Drop').policies)).toEqual([
      'perhaps Bucket Drop, policy P, PolicyDocument',
    ]));
  test('is unread where it is hidden', () => {
    const account = accountOf(`
Parameters: { Any: { Type: String } }
Resources:
  Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: !Ref Any } }`);
    expect(guarded(account, 'Key')).toMatchObject({
      arn: 'arn:aws:kms:eu-central-1:111122223333:key/#{Key.Id}',
      policies: [],
      unread: ['Key Key, KeyPolicy: KeyPolicy is hidden: Ref: Any, a parameter without default'],
    });
  });
});

test('a resource that could bear a policy is listed without one', () =>
  expect(accountOf('Resources:\n  Drop: { Type: AWS::S3::Bucket }').guarded).toEqual([
    expect.objectContaining({ id: 'Drop', type: 'AWS::S3::Bucket', policies: [], unread: [] }),
  ]));

describe('an endpoint', () => {
  const read = (properties: string) => {
    const account = accountOf(
      `Parameters: { Any: { Type: String } }\nResources:\n  Door: { Type: AWS::EC2::VPCEndpoint, Properties: ${properties} }`,
      THERE,
    );
    return shown(account, account.endpoints[0]!);
  };
  test('without a policy lets everything pass', () =>
    expect(read('{}')).toEqual({
      id: 'Door',
      type: 'AWS::EC2::VPCEndpoint',
      arn: 'arn:aws:ec2:eu-central-1:111122223333:vpc-endpoint/vpce-#{Door.Id}',
      policies: [],
      unread: [],
    }));
  test('with an empty policy lets nothing pass', () =>
    expect(read('{ PolicyDocument: { Statement: [] } }').policies).toMatchObject([{ document: { Statement: [] } }]));
  test('has a policy', () =>
    expect(places(read(`{ PolicyDocument: ${DOC} }`).policies)).toEqual(['endpoint Door, policy']));
  test('may have one that nobody can read', () =>
    expect(read('{ PolicyDocument: !Ref Any }')).toMatchObject({
      policies: [{ certain: false, document: { Statement: [{ Effect: 'Allow' }, { Effect: 'Deny' }] } }],
      unread: ['endpoint Door, policy: PolicyDocument is hidden: Ref: Any, a parameter without default'],
    }));
});
