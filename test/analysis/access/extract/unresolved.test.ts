import { THERE, accountOf, identity } from '../../../support/account-of';

/** The policies of a group whose one policy has this statement. */
function policiesOf(statement: string, conditions = '') {
  const account = accountOf(
    `
Parameters:
  Any: { Type: String }
  Many: { Type: CommaDelimitedList }
Conditions: ${conditions || '{}'}
Resources:
  Readers:
    Type: AWS::IAM::Group
    Properties:
      Policies:
        - PolicyName: Read
          PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Deny, NotAction: "iam:*", Resource: "*" }, ${statement}] }`,
    THERE,
  );
  const { policies, unread } = identity(account, 'Readers');
  expect(unread).toEqual([]);
  return policies;
}

const READ = 'Action: "s3:GetObject", Resource: "*"';
const SURE = { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' };

test('a statement that can be read stays as it is, with letters', () => {
  expect(policiesOf(`{ Effect: Allow, Action: [!Ref Any, "s3:*"], Resource: !Sub "a/\${Any}" }`)).toEqual([
    {
      where: 'group Readers, inline policy Read',
      certain: true,
      document: {
        Version: '2012-10-17',
        Statement: [SURE, { Effect: 'Allow', Action: ['${Any}', 's3:*'], Resource: 'a/${Any}' }],
      },
    },
  ]);
});

describe('a part that one letter cannot stand for makes its statement as wide as it may be, and uncertain', () => {
  test.each<[string, string, object[]]>([
    ['actions', `{ Effect: Allow, Action: !Ref Many, Resource: x }`, [{ Effect: 'Allow', Action: '*', Resource: 'x' }]],
    [
      'one list inside of actions',
      `{ Effect: Allow, Action: ["s3:*", !Split [",", !Ref Any]], Resource: x }`,
      [{ Effect: 'Allow', Action: '*', Resource: 'x' }],
    ],
    [
      'what an exclusion leaves out',
      `{ Effect: Allow, NotAction: !Ref Many, NotResource: !Ref Many }`,
      [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    ],
    ['whom it is about', `{ Effect: Allow, ${READ}, NotPrincipal: { AWS: !Ref Many } }`, [{ Principal: '*' }]],
    [
      'values of a test',
      `{ Effect: Allow, ${READ}, Condition: { StringEquals: { "aws:sourcevpce": !Ref Many, "aws:username": ana } } }`,
      [{ Effect: 'Allow', Condition: { StringEquals: { 'aws:username': 'ana' } } }],
    ],
    [
      'tests of an operator',
      `{ Effect: Deny, ${READ}, Condition: { StringEquals: !Ref Any, Bool: { "aws:securetransport": false } } }`,
      [{ Effect: 'Deny', Condition: { Bool: { 'aws:securetransport': false } } }],
    ],
    [
      'all conditions',
      `{ Effect: Allow, ${READ}, Condition: { "Fn::Transform": { Name: More } } }`,
      [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
    ],
    ['the effect', `{ Effect: !Ref Any, ${READ} }`, [{ Effect: 'Allow' }, { Effect: 'Deny' }]],
    [
      'the whole statement',
      `{ "Fn::Transform": { Name: More } }`,
      [
        { Effect: 'Allow', Action: '*', Resource: '*', Principal: '*' },
        { Effect: 'Deny', Action: '*', Resource: '*', Principal: '*' },
      ],
    ],
  ])('%s', (_title, statement, statements) => {
    const [sure, wide] = policiesOf(statement);
    expect(sure).toMatchObject({ certain: true, document: { Statement: [SURE] } });
    expect(sure!.where).toBe('group Readers, inline policy Read, without statement 2');
    expect(wide).toMatchObject({ certain: false, document: { Version: '2012-10-17', Statement: statements } });
    expect(wide!.where).toBe('group Readers, inline policy Read, statement 2 as far as it may go');
  });
});

test('a test that cannot be read is left out', () => {
  for (const block of ['{ "Fn::Transform": { Name: More } }', '{ StringEquals: { "aws:username": !Ref Many } }']) {
    const [, wide] = policiesOf(`{ Effect: Allow, ${READ}, Condition: ${block} }`);
    expect(JSON.stringify(wide!.document)).not.toContain('username');
  }
});

test('a condition that the world decides is no unknown', () => {
  const statement = '!If [Plain, { Effect: Allow, Action: "a:A", Resource: x }, !Ref AWS::NoValue]';
  expect(policiesOf(statement, '{ Plain: !Equals [a, b] }')).toMatchObject([{ document: { Statement: [SURE] } }]);
  expect(policiesOf(statement, '{ Plain: !Equals [a, a] }')).toMatchObject([
    { certain: true, document: { Statement: [SURE, { Action: 'a:A' }] } },
  ]);
});

describe('a whole document', () => {
  const read = (document: string) =>
    identity(
      accountOf(`
Parameters: { Any: { Type: String } }
Resources:
  Readers: { Type: AWS::IAM::Group }
  P: { Type: AWS::IAM::GroupPolicy, Properties: { GroupName: !Ref Readers, PolicyName: p, PolicyDocument: ${document} } }`),
      'Readers',
    );

  test('is unread when it is hidden', () => {
    const { policies, unread } = read('!Ref Any');
    expect(policies).toEqual([]);
    expect(unread).toEqual([
      'group Readers, policy P: PolicyDocument is hidden: Ref: Any, a parameter without default',
    ]);
  });
  test('is unread when it is no policy', () => expect(read('hello').unread).toHaveLength(1));
  test('may be JSON in a text', () =>
    expect(read(`'{ "Statement": { "Effect": "Allow", "Action": "a:A", "Resource": "*" } }'`).policies).toMatchObject([
      { document: { Statement: [{ Effect: 'Allow', Action: 'a:A' }] } },
    ]));
  test('may be empty, and then allows nothing', () =>
    expect(read('{ Statement: [] }').policies).toMatchObject([{ certain: true, document: { Statement: [] } }]));
});
