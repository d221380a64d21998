/** A few hundred pairs of policies on every run; `npm run test:fuzz -- access` tries twenty thousand. */
import type { AccessEngine, Side } from '../../scripts/fuzz/access/access-case';
import { accessFuzz } from '../../scripts/fuzz/access/access-fuzz';
import { ENGINE } from '../../scripts/fuzz/access/engine-under-test';
import { makeCase } from '../../scripts/fuzz/access/make-case';
import { oracleAllows } from '../../scripts/fuzz/access/oracle/oracle';

const SEED = 20_261_129;

test('three hundred pairs of policies: engine, brute force, oracle and evaluator agree', () => {
  const result = accessFuzz({ pairs: 300, seed: SEED, requests: 20 }, ENGINE);
  expect(result.failures).toEqual([]);
  expect(result.passed).toBeGreaterThan(100);
  expect(result.violated).toBeGreaterThan(75);
  expect(result.unknown).toBeLessThan(45);
  expect(result.unknownThoughClear).toBeLessThan(6);
  expect(result.compared).toBeGreaterThan(8000);
});

test('the same seed makes the same pair', () => {
  expect(makeCase(7)).toEqual(makeCase(7));
  expect(makeCase(8)).not.toEqual(makeCase(7));
});

describe('an engine that is wrong is found out, and the case is made small', () => {
  const rows: readonly [string, Partial<AccessEngine>, RegExp][] = [
    ['passes everything', { compare: () => ({ verdict: 'pass', assumptions: [] }) }, /^eager says pass, plain has/],
    [
      'fails what it should not, with a request of its own',
      {
        compare: () => ({
          verdict: 'fail',
          witness: { action: 'quay:None', resource: '*', context: {} },
          because: [],
          assumptions: [],
        }),
      },
      /does not confirm the witness/,
    ],
    ['judges single requests otherwise', { allows: () => true }, /^the evaluator says allowed, the oracle not/],
    [
      'says one thing eagerly and another lazily',
      {
        compare: (claim, reference, lazy) => ENGINE.compare(lazy ? reference : claim, lazy ? claim : reference, false),
      },
      /^eager says|^lazy/,
    ],
  ];
  test.each(rows)('%s', (_, broken, why) => {
    const { failures } = accessFuzz({ pairs: 20, seed: 1, requests: 5 }, { ...ENGINE, ...broken });
    expect(failures.flatMap(({ wrong }) => wrong).join('\n')).toMatch(new RegExp(why.source, 'm'));
    expect(failures.flatMap(({ wrongThen }) => wrongThen).length).toBeGreaterThan(0);
    expect(failures.every(({ text }) => text.length < 1500)).toBe(true);
  });
});

describe('what the oracle itself is sure of', () => {
  const ask = (statement: object, context: Record<string, string | string[]>, version = '2012-10-17'): boolean => {
    const side: Side = {
      ways: [[{ Version: version, Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', ...statement }] }]],
    };
    const resource = 'arn:aws:dock:east:111122223333:a/b';
    return oracleAllows(side, { action: 'dock:Read', resource, context }, 'plain');
  };
  const rows: readonly [string, object, Record<string, string | string[]>, boolean][] = [
    ['actions in any case', { Action: 'DOCK:rEAD' }, {}, true],
    ['a star stays within its part of an ARN', { Resource: 'arn:aws:*:111122223333:a/*' }, {}, false],
    ['a star at the end stands for the rest', { Resource: 'arn:aws:dock:*' }, {}, true],
    ['a variable', { Resource: 'arn:aws:dock:east:111122223333:${aws:username}/b' }, { 'aws:username': 'a' }, true],
    ['a variable without a value', { NotResource: 'arn:aws:dock:::${aws:username}' }, {}, false],
    ['its default', { Resource: "arn:aws:dock:east:111122223333:${aws:username, 'a'}/b" }, {}, true],
    ['a star that is a letter', { Resource: 'arn:aws:dock:east:111122223333:${*}' }, {}, false],
    ['absent and negated', { Condition: { StringNotEquals: { k: 'a' } } }, {}, true],
    ['absent and positive', { Condition: { StringEquals: { k: 'a' } } }, {}, false],
    ['absent, if it exists', { Condition: { BoolIfExists: { k: 'true' } } }, {}, true],
    ['absent, for any value', { Condition: { 'ForAnyValue:StringNotEquals': { k: 'a' } } }, {}, false],
    ['absent, for all values', { Condition: { 'ForAllValues:StringEquals': { k: 'a' } } }, {}, true],
    ['several, one of them', { Condition: { StringEquals: { k: 'a' } } }, { k: ['a', 'b'] }, true],
    ['several, none of them', { Condition: { StringNotEquals: { k: 'a' } } }, { k: ['a', 'b'] }, false],
    ['all of several', { Condition: { 'ForAllValues:StringLike': { k: 'a*' } } }, { k: ['a', 'b'] }, false],
    ['some of several', { Condition: { 'ForAnyValue:StringNotLike': { k: 'a*' } } }, { k: ['a', 'b'] }, true],
    ['the last address of a range', { Condition: { IpAddress: { k: '10.1.2.0/23' } } }, { k: '10.1.3.255' }, true],
    ['the first address after it', { Condition: { IpAddress: { k: '10.1.2.0/23' } } }, { k: '10.1.4.0' }, false],
    ['IPv6 in another spelling', { Condition: { IpAddress: { k: '2001:DB8::/32' } } }, { k: '2001:db8:0:1::' }, true],
    ['IPv4 is no IPv6', { Condition: { IpAddress: { k: '::/0' } } }, { k: '10.0.0.1' }, false],
    ['a date in seconds', { Condition: { DateEquals: { k: '1798761600' } } }, { k: '2027-01-01T00:00:00Z' }, true],
    ['a number as a number', { Condition: { NumericEquals: { k: '02' } } }, { k: '2' }, true],
    ['a list in which a null is asked for', { Condition: { Null: { K: ['true', 'false'] } } }, {}, true],
    ['an ARN by its parts', { Condition: { ArnLike: { k: 'arn:*:a:*:*:b*' } } }, { k: 'arn:aws:a:::b:c' }, true],
    ['an ARN with too few parts', { Condition: { ArnLike: { k: 'arn:*:b' } } }, { k: 'arn:aws:a:::b' }, false],
  ];
  test.each(rows)('%s', (_, statement, context, allowed) => expect(ask(statement, context)).toBe(allowed));

  test('in a policy of 2008 a variable is text', () => {
    const statement = { Condition: { StringEquals: { k: '${aws:username}' } } };
    expect(ask(statement, { k: '${aws:username}' }, '2008-10-17')).toBe(true);
    expect(ask(statement, { k: 'a', 'aws:username': 'a' }, '2008-10-17')).toBe(false);
    expect(ask(statement, { k: 'a', 'aws:username': 'a' })).toBe(true);
  });
});
