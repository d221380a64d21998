import { readAccount } from '../../../../lib/analysis/access/extract/read-account';
import { readPolicy } from '../../../../lib/analysis/access/policy/read-policy';
import { SymbolTable } from '../../../../lib/analysis/access/policy/symbols';
import { Template } from '../../../../lib/template';
import { THERE } from '../../../support/account-of';

const accountOfJson = (text: string, symbols?: SymbolTable) =>
  readAccount(Template.parse({ file: 'template.json', text }).openWorld(), { ...THERE, ...(symbols && { symbols }) });

const role = (properties: string) => `{"Resources":{"R":{"Type":"AWS::IAM::Role","Properties":${properties}}}}`;
const inline = (document: string) => role(`{"Policies":[{"PolicyName":"p","PolicyDocument":${document}}]}`);
const allow = (action: string) => inline(`{"Statement":[{"Effect":"Allow","Action":${action},"Resource":"*"}]}`);

describe('hostile templates are read without a crash', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}"a:A"${']'.repeat(depth)}`;
  const maps = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  test.each<[string, string]>([
    ['properties that are a text', role('"none"')],
    ['properties that are a list', role('[1, 2]')],
    ['policies that are a text', role('{"Policies":"none"}')],
    ['policies in policies', role('{"Policies":[[[{"PolicyDocument":{}}]]]}')],
    ['a document that is a number', inline('7')],
    ['statements that are numbers', inline('{"Statement":[1, null, "x", [], true]}')],
    ['an effect that is a list', inline('{"Statement":[{"Effect":["Allow"],"Action":"*","Resource":"*"}]}')],
    [
      'prototype keys',
      inline('{"__proto__":{"Statement":[]},"constructor":1,"Statement":{"__proto__":{"Effect":"Allow"}}}'),
    ],
    [
      'prototype types',
      '{"Resources":{"__proto__":{"Type":"AWS::IAM::Role"},"x":{"Type":"constructor"},"y":{"Type":"__proto__"}}}',
    ],
    ['prototype attributes', allow('{"Fn::GetAtt":["R","__proto__"]}')],
    ['prototype parameters', allow('{"Ref":"__proto__"}')],
    ['lists in lists', allow(nested(500))],
    ['maps in maps', allow(maps(500))],
    ['functions in functions', allow(`${'{"Fn::Join":["",['.repeat(300)}"x"${']]}'.repeat(300)}`)],
    ['tags of every kind', role('{"Tags":[1,"x",{"Key":{"a":1}},{"Key":"k","Value":[1]},{"Value":"v"}]}')],
    ['a trust policy that is a list', role('{"AssumeRolePolicyDocument":[1]}')],
    ['a name that is a map', role('{"RoleName":{"a":1},"Path":["/"]}')],
    ['a boundary that is a map', role('{"PermissionsBoundary":{"Arn":"x"}}')],
    [
      'names in a circle',
      '{"Resources":{"R":{"Type":"AWS::IAM::Role","Properties":{"RoleName":{"Fn::Sub":"${R}-${R.Arn}"}}}}}',
    ],
    [
      'an attachment in a circle',
      '{"Resources":{"M":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"ManagedPolicyName":{"Ref":"R"},"Roles":[{"Ref":"R"}]}},"R":{"Type":"AWS::IAM::Role","Properties":{"RoleName":{"Ref":"M"},"ManagedPolicyArns":[{"Ref":"M"}]}}}}',
    ],
    [
      'policies without what they are about',
      '{"Resources":{"B":{"Type":"AWS::S3::BucketPolicy","Properties":{"PolicyDocument":{"Statement":[]}}},"L":{"Type":"AWS::Lambda::Permission"},"E":{"Type":"AWS::Events::EventBusPolicy","Properties":{"Condition":"x"}},"S":{"Type":"AWS::SSO::PermissionSet","Properties":{"PermissionsBoundary":"x","CustomerManagedPolicyReferences":"y"}},"O":{"Type":"AWS::Organizations::Policy","Properties":{"Type":["a"],"TargetIds":{"a":1}}}}}',
    ],
  ])('%s', (_title, text) => {
    const account = accountOfJson(text);
    expect(Array.isArray(account.identities)).toBe(true);
    for (const { policies, trust, boundary } of account.identities) {
      for (const policy of [...policies, ...[trust ?? [], boundary ?? []].flat()]) {
        expect(() => readPolicy(policy, account.symbols)).not.toThrow();
      }
    }
  });

  test('nothing of them is a prototype', () => {
    const [first] = accountOfJson(
      inline('{"Statement":[{"Effect":"Allow","__proto__":{"Action":"*"},"Resource":"*"}]}'),
    ).identities;
    const [statement] = first!.policies[0]!.document.Statement as { Action?: unknown }[];
    expect(statement!.Action).toBeUndefined();
    expect(({} as { Action?: unknown }).Action).toBeUndefined();
  });

  test('an action list nested without end allows anything, uncertainly', () => {
    const [policy] = accountOfJson(allow(nested(500))).identities[0]!.policies;
    expect(policy).toMatchObject({ certain: false, document: { Statement: [{ Action: '*' }] } });
  });
});

test('ten thousand statements are read', () => {
  const statement = '{"Effect":"Allow","Action":"s3:GetObject","Resource":{"Fn::GetAtt":["R","Arn"]}}';
  const [read] = accountOfJson(inline(`{"Statement":[${Array(10_000).fill(statement).join()}]}`)).identities;
  expect(read!.policies[0]!.document.Statement).toHaveLength(10_000);
});

describe('when there are no letters left', () => {
  const table = () => {
    const full = new SymbolTable();
    for (let number = 0; number < 6400; number++) full.letterOf({ kind: 'opaque', name: `${number}` });
    return full;
  };
  test('a statement with an unknown part is as wide as it may be', () => {
    const account = accountOfJson(allow('{"Ref":"Nobody"}'), table());
    expect(account.identities[0]!.policies).toMatchObject([
      { certain: false, document: { Statement: [{ Action: '*' }] } },
    ]);
    expect(account.unseen).toEqual(['more unknown parts than there are symbols for: some stand as U+FFFD']);
  });
  test('what has no unknown part is read as ever', () =>
    expect(accountOfJson(role('{"RoleName":"clerk"}'), table()).identities[0]!.arn).toBe(
      'arn:aws:iam::111122223333:role/clerk',
    ));
});
