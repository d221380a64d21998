import type { Identity } from '../../../../lib/analysis/access/account/account';
import { THERE, accountOf, identity, places, shown } from '../../../support/account-of';

const DOC = 'PolicyDocument: { Statement: [{ Effect: Allow, Action: "a:A", Resource: "*" }] }';
const ROLE = 'Role: { Type: AWS::IAM::Role, Properties: { RoleName: clerk } }';

function read(resources: readonly string[], id = 'Role'): Identity {
  const lines = resources.map((line) => `  ${line}`).join('\n');
  return identity(accountOf(`Parameters: { Any: { Type: String } }\nResources:\n${lines}`), id);
}

describe('a role has the policies', () => {
  test.each<[string, string[], string[]]>([
    [
      'that stand in it',
      [`Role: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: Read, ${DOC} }] } }`],
      ['role Role, inline policy Read'],
    ],
    [
      'that name it by reference',
      [ROLE, `P: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [!Ref Role], ${DOC} } }`],
      ['role Role, policy P'],
    ],
    [
      'that name it by its name',
      [ROLE, `P: { Type: AWS::IAM::RolePolicy, Properties: { PolicyName: p, RoleName: clerk, ${DOC} } }`],
      ['role Role, policy P'],
    ],
    [
      'managed ones that name it',
      [ROLE, `P: { Type: AWS::IAM::ManagedPolicy, Properties: { Roles: [!Ref Role], ${DOC} } }`],
      ['role Role, managed policy P'],
    ],
    [
      'managed ones that it names by reference',
      [
        'Role: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [!Ref P] } }',
        `P: { Type: AWS::IAM::ManagedPolicy, Properties: { ${DOC} } }`,
      ],
      ['role Role, managed policy P'],
    ],
    [
      'managed ones that it names by their ARN',
      [
        'Role: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [!Sub "arn:aws:iam::${AWS::AccountId}:policy/desk/door"] } }',
        `P: { Type: AWS::IAM::ManagedPolicy, Properties: { ManagedPolicyName: door, Path: /desk/, ${DOC} } }`,
      ],
      ['role Role, managed policy P'],
    ],
    [
      'that may be for it',
      [ROLE, `P: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [!Ref Any], ${DOC} } }`],
      ['perhaps role Role, policy P'],
    ],
    [
      'but not those of another',
      [ROLE, `P: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [checker], ${DOC} } }`],
      [],
    ],
  ])('%s', (_title, resources, wanted) => {
    const { policies, unread } = read(resources);
    expect([places(policies), unread]).toEqual([wanted, []]);
  });

  test.each([
    ['of AWS', 'arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
    ['of another stack', '!ImportValue door', '${import of door}'],
  ])('%s, which nobody can read', (_title, arn, name) =>
    expect(read([`Role: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [${arn}] } }`]).unread).toEqual([
      `role Role, managed policy ${name}`,
    ]),
  );
});

describe('a boundary', () => {
  const bounded = (boundary: string) => [
    `Role: { Type: AWS::IAM::Role, Properties: { PermissionsBoundary: ${boundary} } }`,
    `Wall: { Type: AWS::IAM::ManagedPolicy, Properties: { ManagedPolicyName: wall, ${DOC} } }`,
  ];
  test.each([
    ['by reference', '!Ref Wall'],
    ['by its ARN', 'arn:aws:iam::111122223333:policy/wall'],
  ])('is read %s', (_title, boundary) => {
    const { boundary: wall, unread } = read(bounded(boundary));
    expect([wall, unread]).toMatchObject([
      { where: 'role Role, boundary Wall', certain: true, document: { Statement: [{ Action: 'a:A' }] } },
      [],
    ]);
  });
  test.each(['!Ref Any', 'arn:aws:iam::aws:policy/PowerUserAccess', 'arn:aws:iam::111122223333:policy/other'])(
    'that nobody can read may be any, and is told: %s',
    (boundary) => {
      const { boundary: wall, unread } = read(bounded(boundary));
      expect(wall).toMatchObject({ certain: false, document: { Statement: [{ Action: '*' }, { Effect: 'Deny' }] } });
      expect(unread).toHaveLength(1);
    },
  );
  test('of which a part is hidden is not certain', () => {
    const wall = `Wall: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [{ Effect: !Ref Any, Action: "a:A", Resource: "*" }] } } }`;
    const { boundary } = read([bounded('!Ref Wall')[0]!, wall]);
    expect(boundary).toMatchObject({
      certain: false,
      document: { Statement: [{ Effect: 'Allow' }, { Effect: 'Deny' }] },
    });
  });
  test('is absent where there is none', () => expect(read([ROLE])).not.toHaveProperty('boundary'));
});

describe('a user', () => {
  const GROUP = `Desk: { Type: AWS::IAM::Group, Properties: { GroupName: desk, Policies: [{ PolicyName: Read, ${DOC} }] } }`;
  test.each<[string, string[], string[]]>([
    ['its groups by reference', ['Ana: { Type: AWS::IAM::User, Properties: { Groups: [!Ref Desk] } }'], ['']],
    ['its groups by name', ['Ana: { Type: AWS::IAM::User, Properties: { Groups: [desk] } }'], ['']],
    [
      'those it is added to',
      [
        'Ana: { Type: AWS::IAM::User, Properties: { UserName: ana } }',
        'Add: { Type: AWS::IAM::UserToGroupAddition, Properties: { GroupName: !Ref Desk, Users: [ana] } }',
      ],
      [''],
    ],
    [
      'those it may be added to',
      [
        'Ana: { Type: AWS::IAM::User }',
        'Add: { Type: AWS::IAM::UserToGroupAddition, Properties: { GroupName: desk, Users: [!Ref Any] } }',
      ],
      ['perhaps '],
    ],
    ['no others', ['Ana: { Type: AWS::IAM::User }'], []],
  ])('has the policies of %s', (_title, resources, wanted) =>
    expect(places(read([GROUP, ...resources], 'Ana').policies)).toEqual(
      wanted.map((perhaps) => `${perhaps}user Ana, group Desk, inline policy Read`),
    ),
  );
  test('in a group outside of the template has what nobody can read', () =>
    expect(read(['Ana: { Type: AWS::IAM::User, Properties: { Groups: [admins] } }'], 'Ana').unread).toEqual([
      'user Ana, group admins',
    ]));
});

describe('a permission set', () => {
  const read = (properties: string, more = '') =>
    identity(
      accountOf(`
Resources:
  Set: { Type: AWS::SSO::PermissionSet, Properties: { Name: clerk, ${properties} } }
  Wall: { Type: AWS::IAM::ManagedPolicy, Properties: { ManagedPolicyName: wall, Path: /desk/, ${DOC} } }${more}`),
      'Set',
    );
  test('is the role that it becomes', () =>
    expect(read('').arn).toBe(
      'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_clerk_#{Set.suffix}',
    ));
  test('is a role in each account that it is assigned in', () => {
    const account = accountOf(`
Resources:
  Set: { Type: AWS::SSO::PermissionSet, Properties: { Name: clerk, CustomerManagedPolicyReferences: [{ Name: wall }] } }
  One: { Type: AWS::SSO::Assignment, Properties: { PermissionSetArn: !GetAtt Set.PermissionSetArn, TargetId: "222233334444" } }
  Two: { Type: AWS::SSO::Assignment, Properties: { PermissionSetArn: !GetAtt Set.PermissionSetArn, TargetId: "222233334444" } }
  Three: { Type: AWS::SSO::Assignment, Properties: { PermissionSetArn: !GetAtt Set.PermissionSetArn, TargetId: "333344445555" } }`);
    expect(account.identities.map(({ arn }) => arn.split(':')[4])).toEqual(['222233334444', '333344445555']);
    expect(account.identities[0]!.unread).toEqual([
      'permission set Set, managed policy arn:aws:iam::222233334444:policy/wall',
    ]);
  });
  test('has its inline policy, and those that the account holds by name', () => {
    const { policies, unread } = read(
      `InlinePolicy: '{"Statement":[{"Effect":"Allow","Action":"a:A","Resource":"*"}]}', ManagedPolicies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"], CustomerManagedPolicyReferences: [{ Name: wall, Path: /desk/ }, { Name: other }]`,
    );
    expect(places(policies)).toEqual(['permission set Set, inline policy', 'permission set Set, managed policy Wall']);
    expect(unread).toEqual([
      'permission set Set, managed policy arn:aws:iam::aws:policy/ReadOnlyAccess',
      'permission set Set, managed policy arn:aws:iam::111122223333:policy/other',
    ]);
  });
  test.each([
    ['PermissionsBoundary: { CustomerManagedPolicyReference: { Name: wall, Path: /desk/ } }', true, []],
    [
      'PermissionsBoundary: { ManagedPolicyArn: "arn:aws:iam::aws:policy/Wall" }',
      false,
      ['permission set Set, boundary arn:aws:iam::aws:policy/Wall'],
    ],
  ])('has a boundary: %s', (boundary, certain, unread) =>
    expect(read(boundary)).toMatchObject({ boundary: { certain }, unread }),
  );
});

test('a role is trusted as its policy says, and bears its tags', () => {
  const account = accountOf(
    `
Parameters: { Any: { Type: String } }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      Tags: [{ Key: team, Value: claims }, { Key: cost, Value: !Ref Any }, { Key: !Ref Any, Value: x }]
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Principal: { AWS: !GetAtt Other.Arn, Service: ec2.amazonaws.com } }]
  Other: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: !Ref Any } }`,
    THERE,
  );
  const { trust, tags } = identity(account, 'Role');
  expect(trust).toMatchObject({
    where: 'role Role, trust policy',
    certain: true,
    document: {
      Statement: [
        {
          Principal: { AWS: 'arn:aws:iam::111122223333:role/desk-Other-#{Other.suffix}', Service: 'ec2.amazonaws.com' },
        },
      ],
    },
  });
  expect(tags).toMatchObject({ team: 'claims', cost: '${Any}' });
  expect(shown(account, account.unseen)).toEqual(['Role: the tag at Tags.2 is hidden']);
  expect(identity(account, 'Other').trust).toMatchObject({
    certain: false,
    where: 'role Other, trust policy, which nobody can read',
  });
});
