/** Where one value ends and the next begins: what a fault of the engine would move, without any chance in it. */
import type { JsonStatement } from '../../lib/analysis/access/policy/json-policy';
import type { Side } from '../../scripts/fuzz/access/access-case';
import { ENGINE } from '../../scripts/fuzz/access/engine-under-test';

const policy = (...statements: JsonStatement[]) => ({
  Version: '2012-10-17',
  Statement: statements.map((one) => ({
    Effect: 'Allow',
    ...(one.NotAction === undefined && { Action: '*' }),
    ...(one.NotResource === undefined && { Resource: '*' }),
    ...one,
  })),
});
const allowing = (statement: JsonStatement): Side => ({ ways: [[policy(statement)]] });
const verdicts = (claim: Side, reference: Side) =>
  [false, true].map((lazy) => ENGINE.compare(claim, reference, lazy).verdict);

type Condition = Readonly<Record<string, unknown>>;
type Verdict = 'pass' | 'fail' | 'unknown';

/** Title, the claim's condition, the reference's, whether the one is within the other, and the other way round. */
const CONDITIONS: readonly [string, Condition, Condition, Verdict, Verdict][] = [
  ['after a range', { IpAddress: { ip: '10.1.2.4/32' } }, { IpAddress: { ip: '10.1.2.0/30' } }, 'fail', 'fail'],
  ['the last of a range', { IpAddress: { ip: '10.1.2.3' } }, { IpAddress: { ip: '10.1.2.0/30' } }, 'pass', 'fail'],
  ['the first of a range', { IpAddress: { ip: '10.1.2.0/30' } }, { IpAddress: { ip: '10.1.2.0/24' } }, 'pass', 'fail'],
  ['before a range', { IpAddress: { ip: '10.1.1.255' } }, { IpAddress: { ip: '10.1.2.0/24' } }, 'fail', 'fail'],
  ['bits behind a prefix', { IpAddress: { ip: '10.1.2.77/24' } }, { IpAddress: { ip: '10.1.2.0/24' } }, 'pass', 'pass'],
  [
    'two halves',
    { IpAddress: { ip: ['10.1.2.0/25', '10.1.2.128/25'] } },
    { IpAddress: { ip: '10.1.2.0/24' } },
    'pass',
    'pass',
  ],
  ['two versions', { IpAddress: { ip: '::/0' } }, { IpAddress: { ip: '0.0.0.0/0' } }, 'fail', 'fail'],
  ['not in a range', { NotIpAddress: { ip: '10.0.0.0/8' } }, { NotIpAddress: { ip: '10.1.0.0/16' } }, 'pass', 'fail'],
  ['less and at most', { NumericLessThan: { n: '5' } }, { NumericLessThanEquals: { n: '5' } }, 'pass', 'fail'],
  ['more and at least', { NumericGreaterThan: { n: '5' } }, { NumericGreaterThanEquals: { n: '5' } }, 'pass', 'fail'],
  ['below every bound', { NumericLessThan: { n: '5' } }, { NumericEquals: { n: '5' } }, 'fail', 'fail'],
  ['between two bounds', { NumericGreaterThan: { n: '1' } }, { NumericGreaterThanEquals: { n: '5' } }, 'fail', 'pass'],
  [
    'later and not before',
    { DateGreaterThan: { d: '2027-01-01' } },
    { DateGreaterThanEquals: { d: '2027-01-01' } },
    'pass',
    'fail',
  ],
  [
    'a date in seconds',
    { DateLessThan: { d: '1798761600' } },
    { DateLessThan: { d: '2027-01-01T00:00:00Z' } },
    'pass',
    'pass',
  ],
  ['one letter', { StringLike: { t: 'a?' } }, { StringLike: { t: 'a*' } }, 'pass', 'fail'],
  ['a star as a letter', { StringEquals: { t: 'a*' } }, { StringLike: { t: 'a*' } }, 'pass', 'fail'],
  ['a star that is spelt', { StringLike: { t: 'a${*}' } }, { StringEquals: { t: 'a*' } }, 'pass', 'pass'],
  ['a text in any case', { StringEquals: { t: 'A' } }, { StringEqualsIgnoreCase: { t: 'a' } }, 'pass', 'fail'],
  ['the parts of an ARN', { ArnLike: { a: 'arn:aws:x:*:1:b' } }, { ArnLike: { a: 'arn:aws:x:*:*:b' } }, 'pass', 'fail'],
  ['absent and negated', { Null: { t: 'true' } }, { StringNotEquals: { t: 'a' } }, 'pass', 'fail'],
  ['absent and positive', { Null: { t: 'true' } }, { StringEquals: { t: 'a' } }, 'fail', 'fail'],
  ['absent, if it exists', { Null: { t: 'true' } }, { StringEqualsIfExists: { t: 'a' } }, 'pass', 'fail'],
  ['absent, for all values', { Null: { t: 'true' } }, { 'ForAllValues:StringEquals': { t: 'a' } }, 'pass', 'fail'],
  [
    'absent, for any value that differs',
    { Null: { t: 'true' } },
    { 'ForAnyValue:StringNotEquals': { t: 'a' } },
    'fail',
    'fail',
  ],
  [
    'all of several and any of them',
    { 'ForAllValues:StringEquals': { t: 'a' }, Null: { t: 'false' } },
    { 'ForAnyValue:StringEquals': { t: 'a' } },
    'pass',
    'fail',
  ],
  [
    'two among several',
    { 'ForAnyValue:StringEquals': { t: 'a' }, 'ForAnyValue:StringLike': { t: 'b' } },
    { 'ForAnyValue:StringEquals': { t: 'b' } },
    'pass',
    'fail',
  ],
  [
    'a key that always may have several',
    { StringEquals: { 'aws:TagKeys': 'a' } },
    { StringEquals: { 'aws:TagKeys': 'a' }, StringNotEquals: { 'aws:TagKeys': 'b' } },
    'fail',
    'pass',
  ],
  [
    'several without a prefix, negated',
    { StringNotEquals: { 'aws:TagKeys': 'a' }, Null: { 'aws:TagKeys': 'false' } },
    { 'ForAllValues:StringNotEquals': { 'aws:TagKeys': 'a' } },
    'pass',
    'fail',
  ],
  [
    'several where one statement says so',
    { StringEquals: { t: 'a' } },
    { 'ForAllValues:StringEquals': { t: 'a' } },
    'fail',
    'fail',
  ],
];

describe.each(CONDITIONS)('%s', (_, one, other, there, back) => {
  const [claim, reference] = [allowing({ Condition: one }), allowing({ Condition: other })];
  test('one within the other', () => expect(verdicts(claim, reference)).toEqual([there, there]));
  test('the other within the one', () => expect(verdicts(reference, claim)).toEqual([back, back]));
});

/** Statements instead of conditions. */
const STATEMENTS: readonly [string, JsonStatement, JsonStatement, Verdict, Verdict][] = [
  ['actions in any case', { Action: 'DOCK:read' }, { Action: 'dock:Read' }, 'pass', 'pass'],
  ['all actions but one', { Action: 'dock:Write' }, { NotAction: 'dock:Read' }, 'pass', 'fail'],
  ['all resources but one', { Resource: 'arn:aws:dock:::a' }, { NotResource: 'arn:aws:dock:::b' }, 'pass', 'fail'],
  ['a star at the end', { Resource: 'arn:aws:dock:::a:b' }, { Resource: 'arn:aws:dock:*' }, 'pass', 'fail'],
  ['a star in its part', { Resource: 'arn:aws:dock:::b' }, { Resource: 'arn:aws:d*:b' }, 'unknown', 'unknown'],
  [
    'an account and somebody of it',
    { Principal: { AWS: 'arn:aws:iam::111122223333:role/a' } },
    { Principal: { AWS: '111122223333' } },
    'pass',
    'fail',
  ],
  ['a service and everybody', { Principal: { AWS: '*' } }, { Principal: '*' }, 'pass', 'pass'],
  ['everybody, also services', { Principal: { Service: 'ec2.amazonaws.com' } }, { Principal: '*' }, 'pass', 'fail'],
  [
    'a variable has a value',
    { Resource: 'arn:aws:dock:::${aws:username}' },
    { Resource: 'arn:aws:dock:::*', Condition: { Null: { 'aws:username': 'false' } } },
    'pass',
    'fail',
  ],
];

describe.each(STATEMENTS)('%s', (_, one, other, there, back) => {
  const [claim, reference] = [allowing(one), allowing(other)];
  test('one within the other', () => expect(verdicts(claim, reference)).toEqual([there, there]));
  test('the other within the one', () => expect(verdicts(reference, claim)).toEqual([back, back]));
});

describe('layers', () => {
  const read = policy({ Action: 'dock:Read' });
  const all = policy({});
  const noRead = policy({ Effect: 'Deny', Action: 'dock:Read' });
  const sealedAndA = { Effect: 'Deny', Condition: { Bool: { sealed: 'true' }, StringEquals: { t: 'a' } } };
  const inTwoHalves = (sealed: object) => [
    { Condition: { ...sealed, NumericLessThanIfExists: { n: '5' } } },
    { Condition: { ...sealed, NumericGreaterThanEquals: { n: '5' } } },
  ];
  const notSealed = inTwoHalves({ BoolIfExists: { sealed: 'false' } });
  const onlySealed = inTwoHalves({ Bool: { sealed: 'true' } });
  const rows: readonly [string, Side, Side, Verdict][] = [
    ['every layer must allow', { ways: [[all]] }, { ways: [[all, read]] }, 'fail'],
    ['whichever it is', { ways: [[all]] }, { ways: [[read, all]] }, 'fail'],
    [
      'a layer that allows nothing of it',
      { ways: [[read, policy({ Action: 'dock:Write' })]] },
      { ways: [[noRead]] },
      'pass',
    ],
    ['one way is enough', { ways: [[read]] }, { ways: [[noRead], [read]] }, 'fail'],
    ['or the other', { ways: [[read]] }, { ways: [[policy({ Action: 'dock:List' })], [read]] }, 'pass'],
    ['a Deny beside the layers of the reference', { ways: [[read]] }, { ways: [[all]], denies: noRead }, 'fail'],
    ['a Deny beside the layers of the claim', { ways: [[read]], denies: noRead }, { ways: [[noRead]] }, 'pass'],
    ['a Deny in a layer', { ways: [[policy({}, { Effect: 'Deny', Action: 'dock:Read' })]] }, { ways: [[all]] }, 'pass'],
    ['the first way out of a Deny', { ways: [[policy({}, sealedAndA)]] }, { ways: [[policy(...onlySealed)]] }, 'fail'],
    ['the second way out of a Deny', { ways: [[policy({}, sealedAndA)]] }, { ways: [[policy(...notSealed)]] }, 'fail'],
  ];
  test.each(rows)('%s', (_, claim, reference, verdict) =>
    expect(verdicts(claim, reference)).toEqual([verdict, verdict]),
  );
});
