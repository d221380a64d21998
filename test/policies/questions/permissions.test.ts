/** What statements open, as the access rules ask: by actions, by resources, by conditions. */
import { type Property, type Statement, inEveryWorld, statementsOf } from '../../../lib/template';
import { isBoundless } from '../../../policies/questions/boundless';
import { managedPolicyOf } from '../../../policies/questions/managed-policies';
import { actionsMatching } from '../../../policies/questions/permissions/action-facts';
import { allowsKind, anyNamed, named, onEverything, whose } from '../../../policies/questions/permissions/action-kinds';
import { isEveryRole } from '../../../policies/questions/permissions/every-role';
import { narrowsWhat } from '../../../policies/questions/permissions/narrowed';
import { isCalledAdmin } from '../../../policies/questions/role-of-workload';
import { takenByPeople } from '../../../policies/questions/taken-by-people';
import { fromYaml } from '../from-yaml';

function ask<T>(value: string, question: (property: Property) => T): T {
  const template = fromYaml(`
    Parameters: { Open: { Type: String } }
    Resources:
      Role: { Type: AWS::IAM::Role }
      Held: { Type: AWS::SSM::Parameter }
      Probe: { Type: Test::Probe, Properties: { Value: ${value} } }`);
  return inEveryWorld(template, (world) => question(world.resource('Probe')!.read('Value'))).branches[0]!.outcome;
}

const document = (statements: string): readonly Statement[] =>
  ask(`{ Statement: ${statements} }`, (property) => statementsOf(property).statements);

test.each([
  ['S3:GetObject', ['s3:getobject read']],
  ['sqs:Set*', ['sqs:setqueueattributes permissions']],
  ['sqs:*Permission', ['sqs:addpermission permissions', 'sqs:removepermission permissions']],
  ['iam:ListRoles', ['iam:listroles read star']],
  ['xray:PutTraceSegments', ['xray:puttracesegments write star']],
  ['sqs:TagQueue', ['sqs:tagqueue tag']],
  ['sq?:TagQueue', ['sqs:tagqueue tag']],
  ['sqs:Nothing', []],
  ['nothing:Get*', []],
  ['constructor:Get*', []],
  ['sqs', []],
])('%s stands for %p', (pattern, expected) => {
  const found = actionsMatching(pattern).map(
    ({ name, level, starOnly }) => `${name} ${level}${starOnly ? ' star' : ''}`,
  );
  expect(found.sort()).toEqual(expected);
  expect(actionsMatching(pattern)).toBe(actionsMatching(pattern.toLowerCase()));
});

test('a star in the service stands for actions of many', () => {
  const names = actionsMatching('s*:*Queue').map(({ name }) => name);
  expect(names).toContain('sqs:createqueue');
  expect(names.filter((name) => !/^s[^:]*:.*queue$/.test(name))).toEqual([]);
});

test.each([
  ["'s3:Get*'", true],
  ["'s3:Put*'", false],
  ["!Sub 's3:${Open}'", undefined],
  ["!Sub 'sqs:${Open}'", false],
  ['!Ref Open', undefined],
])('%s names the reading of objects: %s', (action, answer) => {
  const kind = named('s3:GetObject');
  expect(ask(action, (property) => anyNamed(property, (pattern) => kind.meets(pattern, () => false)))).toBe(answer);
});

const READS = named('s3:GetObject', 's3:GetObjectVersion');
test.each([
  ["{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }", true],
  ["{ Effect: Deny, Action: 's3:GetObject', Resource: '*' }", false],
  ["{ Effect: !Ref Open, Action: 's3:GetObject', Resource: '*' }", undefined],
  ["{ Effect: Allow, NotAction: 's3:GetObject', Resource: '*' }", true],
  ["{ Effect: Allow, NotAction: 's3:Get*', Resource: '*' }", false],
  ["{ Effect: Allow, NotAction: ['iam:*', !Ref Open], Resource: '*' }", undefined],
  ["{ Effect: Allow, NotAction: ['s3:*', !Ref Open], Resource: '*' }", false],
  ["[{ Effect: Allow, Action: 's3:*', Resource: '*' }, { Effect: Deny, Action: 's3:Get*', Resource: '*' }]", false],
  ["[{ Effect: Allow, Action: 's3:*', Resource: '*' }, { Effect: Deny, Action: 's3:GetObject', Resource: '*' }]", true],
  ["[{ Effect: Allow, NotAction: 'x:*', Resource: '*' }, { Effect: Deny, Action: 's3:Get*', Resource: '*' }]", false],
  ["[{ Effect: Allow, Action: 's3:*', Resource: '*' }, { Effect: Allow, Action: 's3:Get*', Resource: '*' }]", true],
  ["[{ Effect: Allow, Action: 's3:*', Resource: '*' }, { Effect: Deny, NotAction: 'ec2:*', Resource: '*' }]", false],
  ["[{ Effect: Allow, Action: 's3:*', Resource: '*' }, { Effect: Deny, NotAction: 's3:*', Resource: '*' }]", true],
  [
    "[{ Effect: Allow, Action: 's3:*', Resource: '*' }, { Effect: Deny, NotAction: ['ec2:*', !Ref Open], Resource: '*' }]",
    true,
  ],
  [
    "[{ Effect: Allow, Action: 's3:*', Resource: '*' }, { Effect: Deny, Action: 's3:*', Resource: 'arn:aws:s3:::a' }]",
    true,
  ],
  ["[{ Effect: Allow, Action: 's3:*', Resource: '*' }, { Effect: Deny, Action: 's3:*' }]", true],
  [
    "[{ Effect: Allow, Action: 's3:*', Resource: '*' }, { Effect: Deny, Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }]",
    true,
  ],
  [
    "[{ Effect: Allow, Action: 's3:*', Resource: '*' }, { Effect: Deny, Action: 's3:*', Resource: '*', Condition: !Ref Open }]",
    true,
  ],
])('%s allows to read objects: %s', (statements, answer) => {
  const all = document(statements);
  expect(allowsKind(READS, all[0]!, all)).toBe(answer);
});

test('a star for everything holds each kind, and so does everything but a few', () => {
  for (const level of ['read', 'write', 'tag', 'permissions']) {
    const kind = whose((action) => action.level === level);
    for (const pattern of ['*', '**', '*:*', '*:**']) expect(kind.meets(pattern, () => false)).toBe(true);
    expect(kind.meets('*', (action) => !action.startsWith('iam:'))).toBe(true);
    expect(kind.meets('*', () => true)).toBe(false);
  }
  expect(whose(({ level }) => level === 'write').meets('s3:get*', () => false)).toBe(false);
});

test.each(['iam', 's3', 'ec2', 'sqs', 'lambda', 'kms', 'dynamodb', 'logs'])('%s is looked at for a star', (service) => {
  expect(whose(({ name }) => name.startsWith(`${service}:`)).meets('*', () => false)).toBe(true);
});

test.each([
  ["{ Resource: '*' }", true],
  ["{ Resource: ['arn:aws:s3:::a', 'arn:aws:*'] }", true],
  ["{ Resource: 'arn:aws:s3:::*' }", false],
  ['{ Resource: !Ref Open }', undefined],
  ["{ NotResource: 'arn:aws:s3:::a' }", true],
  ["{ NotResource: ['arn:aws:s3:::a', '*'] }", false],
  ['{ Effect: Allow }', false],
])('%s is about everything: %s', (statement, answer) => {
  expect(onEverything(document(statement)[0]!)).toBe(answer);
});

test.each([
  ['StringEquals', 'aws:ResourceTag/team', 'claims', true],
  ['stringequals', 'AWS:requesttag/team', 'claims', true],
  ['StringEqualsIgnoreCase', 'aws:ResourceTag/team', 'claims', true],
  ['ForAnyValue:StringEquals', 'aws:CalledVia', 'athena.amazonaws.com', true],
  ['StringEquals', 'aws:CalledViaFirst', 'athena.amazonaws.com', true],
  ['Bool', 'aws:ViaAWSService', 'true', true],
  ['Bool', 'aws:ViaAWSService', 'false', false],
  ['Bool', 'aws:ViaAWSServiceX', 'true', false],
  ['Bool', 'kms:GrantIsForAWSResource', '!Ref Open', undefined],
  ['ForAllValues:StringEquals', 'aws:ResourceTag/team', 'claims', false],
  ['StringEqualsIfExists', 'aws:ResourceTag/team', 'claims', false],
  ['StringNotEquals', 'aws:ResourceTag/team', 'claims', false],
  ['StringLike', 'aws:ResourceTag/team', "['claims', '*']", false],
  ['StringLike', 'aws:ResourceTag/team', "['claims', 'c*']", true],
  ['StringLike', 'aws:ResourceTag/team', '!Ref Open', undefined],
  ['StringEquals', 'aws:ResourceTag/team', "'*'", true],
  ['StringEquals', 'aws:ResourceTag/team', '!Ref Open', true],
  ['ArnEquals', 'iam:PolicyARN', "'*'", false],
  ['ArnLike', 'iam:PolicyARN', '!GetAtt Role.Arn', true],
  ['ArnEquals', 'ecs:cluster', '!Ref Open', undefined],
  ['StringEquals', 'kms:ViaService', 's3.eu-central-1.amazonaws.com', true],
  ['StringEquals', 'aws:PrincipalTag/team', 'claims', false],
  ['StringEquals', 'aws:SourceVpce', 'vpce-1', false],
  ['StringEquals', 'x-aws:ResourceTag', 'claims', true],
  ['StringEquals', 's3:authType', 'REST-HEADER', false],
  ['StringEquals', 's3:signatureversion', 'AWS4-HMAC-SHA256', false],
  ['StringEquals', 's3:signatureAge', '1', false],
  ['StringEquals', 's3:x-amz-content-sha256', 'UNSIGNED-PAYLOAD', false],
  ['StringEquals', 's3:max-keys', '1', false],
  ['StringEquals', 's3:TlsVersion', '1.3', false],
  ['StringEquals', 's3:ResourceAccount', '111122223333', false],
  ['StringEquals', 'ec2:Region', 'eu-central-1', false],
  ['StringEquals', 'sts:ExternalId', 'x', false],
  ['StringEquals', 'sts:RoleSessionName', 'x', false],
  ['StringEquals', 's3:prefix', 'claims/', true],
])('%s on %s with %s narrows what is touched: %s', (operator, key, value, answer) => {
  const [statement] = document(`{ Condition: { '${operator}': { '${key}': ${value} } } }`);
  expect(narrowsWhat(statement!.conditions[0]!)).toBe(answer);
});

test.each([
  ["'*'", true],
  ["'arn:aws:iam::111122223333:role/*'", true],
  ["'arn:aws-cn:iam::*:*'", true],
  ["'arn:aws-us-gov:iam::*:role/*'", true],
  ["'arn:aws:iam::111122223333:role/claims*'", false],
  ["'arn:aws:iam::111122223333:role/q'", false],
  ["'arn:aws:iam::111122223333:role/z/*'", false],
  ["'arn:aws:s3:::*'", false],
  ["!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*'", true],
  ["!Sub 'arn:aws:iam::${AWS::AccountId}:role/${AWS::StackName}'", false],
  ["!Sub 'arn:aws:iam::${AWS::AccountId}:role/${Role}'", false],
  ["!Sub 'arn:aws:iam::111122223333:role/${Held.Value}'", undefined],
  ["!Sub 'arn:aws:iam::111122223333:role/${Open}'", undefined],
  ["!Sub 'arn:aws:iam::111122223333:role/claims-${Open}'", false],
  ["!Sub 'arn:aws:iam::111122223333:role/*${Open}'", true],
  ['!GetAtt Role.Arn', false],
  ['!Ref Open', undefined],
])('%s is every role: %s', (resource, answer) => {
  expect(ask(resource, isEveryRole)).toBe(answer);
});

test.each([
  ["'arn:aws:iam::aws:policy/ReadOnlyAccess'", 'aws ReadOnlyAccess'],
  ["'arn:aws-cn:iam::aws:policy/job-function/SystemAdministrator'", 'aws SystemAdministrator'],
  ["!Sub 'arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess'", 'aws ReadOnlyAccess'],
  ["!Sub 'arn:aws:iam::aws:policy/${Open}'", 'aws undefined'],
  ["!Sub 'arn:aws:iam::aws:policy/${Role}'", 'aws a-policy-of-this-template'],
  ["'arn:aws:iam::111122223333:policy/aws'", 'customer'],
  ["!Sub 'arn:aws:iam::${AWS::AccountId}:policy/x'", 'customer'],
  ["!Sub 'arn:aws:iam::111122223333:policy/${Open}'", 'customer'],
  ["!Sub 'arn:aws:iam::${Open}:policy/x'", 'unknown'],
  ["!Sub '${Held.Value}'", 'unknown'],
  ['!Ref Open', 'unknown'],
  ['!Ref Role', 'customer'],
  ["'nothing'", 'customer'],
])('the owner of %s is %s', (arn, expected) => {
  const policy = ask(arn, ({ value }) => managedPolicyOf(value));
  expect(policy.owner === 'aws' ? `aws ${policy.name}` : policy.owner).toBe(expected);
});

test.each([
  ['EcsAdmins', true],
  ['arn:aws:iam::111122223333:role/path/administrator', true],
  ['arn:aws:iam::111122223333:role/admin/puller', false],
  ['!Ref Role', false],
  ['worker', false],
])('%s is called an administrator: %s', (name, answer) => {
  expect(ask(name, ({ value }) => isCalledAdmin(value))).toBe(answer);
});

function role(properties: string, others = ''): { people?: boolean; boundless?: boolean } {
  const template = fromYaml(`
    Parameters: { Open: { Type: String } }
    Resources:
      Caller: { Type: AWS::IAM::Role }
      Provider: { Type: AWS::IAM::SAMLProvider }
      Held: { Type: AWS::SSM::Parameter }
      Role: { Type: AWS::IAM::Role, Properties: { ${properties} } }${others}`);
  return inEveryWorld(template, (world) => {
    const subject = world.resource('Role')!;
    return { people: takenByPeople(subject), boundless: isBoundless(subject, world) };
  }).branches[0]!.outcome;
}

test.each([
  ["{ AWS: '111122223333' }", true],
  ["'*'", true],
  ['{ Service: ec2.amazonaws.com }', false],
  ['{ Service: ec2.amazonaws.com, AWS: "111122223333" }', true],
  ['{ CanonicalUser: 79a59df9 }', false],
  ['{ AWS: !GetAtt Caller.Arn }', false],
  ['{ AWS: !GetAtt Held.Value }', true],
  ['{ Federated: !GetAtt Provider.Arn }', true],
  [
    '{ Federated: !Sub "arn:aws:iam::${AWS::AccountId}:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/0" }',
    false,
  ],
  ['{ Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }', true],
  ['!ImportValue callers', undefined],
])('%s is people: %s', (principal, answer) => {
  const trust = (effect: string) =>
    role(`AssumeRolePolicyDocument: { Statement: [{ Effect: ${effect}, Principal: ${principal} }] }`).people;
  expect(trust('Allow')).toBe(answer);
  expect(trust('Deny')).toBe(false);
});

test('everybody but a few are people, and a trust policy that is hidden may name some', () => {
  expect(role("AssumeRolePolicyDocument: { Statement: { Effect: Allow, NotPrincipal: { AWS: '1' } } }").people).toBe(
    true,
  );
  expect(role('AssumeRolePolicyDocument: { Statement: { Effect: Allow } }').people).toBe(false);
  expect(role('AssumeRolePolicyDocument: !ImportValue trust').people).toBeUndefined();
});

const holding = (statement: string) => `Policies: [{ PolicyDocument: { Statement: ${statement} } }]`;
test.each([
  [holding("{ Effect: Allow, Action: '*', Resource: 'arn:aws:s3:::a' }"), true],
  [holding("{ Effect: Allow, NotAction: 'iam:*', Resource: '*' }"), true],
  [holding("{ Effect: Allow, Action: 's3:*', Resource: '*' }"), false],
  ['Policies: [{ PolicyDocument: !Ref Open }]', undefined],
  ["ManagedPolicyArns: ['arn:aws:iam::aws:policy/PowerUserAccess']", true],
  ["ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']", false],
  ['ManagedPolicyArns: [!Ref Open]', undefined],
])('%s is boundless: %s', (properties, answer) => {
  expect(role(properties).boundless).toBe(answer);
});

test.each([
  ['[!Ref Role]', true],
  ['!Ref Open', undefined],
  ['[!Ref Caller]', false],
])('a policy of everything for %s makes the role boundless: %s', (roles, answer) => {
  const policy = `
      All:
        Type: AWS::IAM::Policy
        Properties:
          Roles: ${roles}
          PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } }`;
  expect(role('Path: /', policy).boundless).toBe(answer);
});
