import fc from 'fast-check';
import { evaluateRequest } from '../../../../lib/analysis/access/request/evaluate-request';
import { ANY, matchesGlob, ONE } from '../../../../lib/analysis/access/request/glob';
import { isWithin, readAddress, readAddressRange } from '../../../../lib/analysis/access/request/ip-address';
import { readDate, readNumber } from '../../../../lib/analysis/access/request/quantity';
import { written } from './written-statement';
import type { AccessSet, Layer } from '../../../../lib/analysis/access/engine/access-set';
import type { Request } from '../../../../lib/analysis/access/request/request';

const value = fc.constantFrom('a', 'b', 'A', '', 'ab', '10.0.0.1', '2026-11-29', 'true', '7', '${k2}', '*', 'a*');
const operator = fc
  .tuple(
    fc.constantFrom('', 'ForAllValues:', 'ForAnyValue:'),
    fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'Bool', 'NotIpAddress', 'NumericLessThan', 'Null'),
    fc.constantFrom('', 'IfExists'),
  )
  .map((parts) => parts.join(''));
const key = fc.constantFrom('k1', 'k2');
const condition = fc.dictionary(
  operator,
  fc.dictionary(key, fc.array(value, { minLength: 1, maxLength: 2 }), { maxKeys: 2 }),
  {
    maxKeys: 2,
  },
);
const effect = fc.constantFrom('Allow', 'Deny');
const statement = fc
  .record({
    Effect: effect,
    Action: fc.constantFrom('*', 's3:*', 's3:Get*', 'sqs:*'),
    Resource: fc.constantFrom('*', 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/${k1}', 'arn:aws:s3:::c'),
    Condition: condition,
  })
  .chain((source) => fc.boolean().map((certain) => written(source, { certain })));
const layer: fc.Arbitrary<Layer> = fc.array(statement, { maxLength: 3 });
const access: fc.Arbitrary<AccessSet> = fc.record({
  ways: fc.array(fc.array(layer, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
  denies: layer,
});
const request: fc.Arbitrary<Request> = fc.record({
  action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'sqs:SendMessage'),
  resource: fc.constantFrom('*', 'arn:aws:s3:::b/a', 'arn:aws:s3:::c'),
  context: fc.dictionary(key, fc.oneof(value, fc.array(value, { maxLength: 2 }))),
});

const denyAll = written({ Effect: 'Deny', Action: '*' });
const outcome = (asked: Request, set: AccessSet) => evaluateRequest(asked, set).outcome;

/** How far from access an outcome is. */
const RANK = { allowed: 0, unknown: 1, 'not-allowed': 2, denied: 2 };

describe('one request, whatever the statements', () => {
  test('a Deny of everything always wins', () => {
    fc.assert(fc.property(request, access, (asked, set) => outcome(asked, { ...set, denies: [denyAll] }) === 'denied'));
  });

  test('another Allow never takes access away', () => {
    fc.assert(
      fc.property(request, access, statement, (asked, set, more) => {
        fc.pre(more.source.Effect === 'Allow');
        const wider = { ...set, ways: set.ways.map((layers) => layers.map((one) => [...one, more])) };
        expect(RANK[outcome(asked, wider)]).toBeLessThanOrEqual(RANK[outcome(asked, set)]);
      }),
    );
  });

  test('another Deny never gives access', () => {
    fc.assert(
      fc.property(request, access, statement, (asked, set, more) => {
        fc.pre(more.source.Effect === 'Deny');
        const narrower = { ...set, denies: [...set.denies!, more] };
        expect(RANK[outcome(asked, narrower)]).toBeGreaterThanOrEqual(RANK[outcome(asked, set)]);
      }),
    );
  });

  test('another layer never gives access, and another way takes none away unless it denies', () => {
    fc.assert(
      fc.property(request, access, layer, (asked, set, more) => {
        const before = RANK[outcome(asked, set)];
        const layered = { ...set, ways: set.ways.map((layers) => [...layers, more]) };
        expect(RANK[outcome(asked, layered)]).toBeGreaterThanOrEqual(before);
        const allows = more.filter(({ source }) => source.Effect === 'Allow');
        expect(RANK[outcome(asked, { ...set, ways: [...set.ways, [allows]] })]).toBeLessThanOrEqual(before);
      }),
    );
  });

  test('the order of statements, layers and ways does not matter', () => {
    fc.assert(
      fc.property(request, access, (asked, set) => {
        const ways = set.ways.map((layers) => layers.map((one) => one.toReversed()).toReversed()).toReversed();
        expect(outcome(asked, { ways, denies: set.denies!.toReversed() })).toBe(outcome(asked, set));
      }),
    );
  });

  test('what is certain either way is so when every doubt is settled', () => {
    const settle = (by: 'drop' | 'keep') => (one: Layer) =>
      one.filter(({ certain }) => certain || by === 'keep').map((each) => ({ ...each, certain: true }));
    fc.assert(
      fc.property(request, access, fc.constantFrom('drop', 'keep'), (asked, set, by) => {
        const settled = {
          ways: set.ways.map((layers) => layers.map(settle(by))),
          denies: settle(by)(set.denies!),
        };
        const [before, after] = [outcome(asked, set), outcome(asked, settled)];
        if (before !== 'unknown' && after !== 'unknown') expect(RANK[after]).toBe(RANK[before]);
      }),
    );
  });

  test('an operator and its opposite never agree on one value', () => {
    const opposites = fc.constantFrom(
      ['StringEquals', 'StringNotEquals'],
      ['StringLike', 'StringNotLike'],
      ['ArnLike', 'ArnNotLike'],
      ['IpAddress', 'NotIpAddress'],
      ['NumericEquals', 'NumericNotEquals'],
      ['DateEquals', 'DateNotEquals'],
    );
    const plain = value.filter((text) => !text.startsWith('$'));
    fc.assert(
      fc.property(opposites, plain, fc.array(plain, { minLength: 1 }), ([is, not], has, wanted) => {
        const ask = (operator: string) => {
          const source = { Effect: 'Allow', Action: '*', Condition: { [operator]: { k: wanted } } };
          return outcome({ action: 'a:b', resource: '*', context: { k: has } }, { ways: [[[written(source)]]] });
        };
        const [one, other] = [ask(is), ask(not)];
        if (one === 'unknown' || other === 'unknown') expect([one, other]).toEqual(['unknown', 'unknown']);
        else expect(one).not.toBe(other);
      }),
    );
  });

  test('every answer says what decided it', () => {
    fc.assert(
      fc.property(request, access, (asked, set) => {
        const { outcome: is, deciding, reason } = evaluateRequest(asked, set);
        expect(deciding.length).toBeGreaterThan(0);
        expect(reason !== undefined).toBe(is === 'unknown');
      }),
    );
  });
});

describe('a glob', () => {
  const token = fc.constantFrom('a', 'b', ':', ANY, ONE);
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 8 });

  /** The same question, one letter after the other without memory: slow and short. */
  const slowly = (glob: readonly string[], letters: string): boolean => {
    const [first, ...rest] = glob;
    if (first === undefined) return letters === '';
    if (first === ANY) return slowly(rest, letters) || (letters !== '' && slowly(glob, letters.slice(1)));
    return letters !== '' && (first === ONE || first === letters[0]) && slowly(rest, letters.slice(1));
  };

  test('matches what following every way matches', () => {
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 7 }),
        text,
        (glob, letters) => matchesGlob(glob, letters) === slowly(glob, letters),
      ),
      {
        numRuns: 2000,
      },
    );
  });

  test('with a star more matches no less', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 7 }), fc.nat(7), text, (glob, at, letters) => {
        fc.pre(matchesGlob(glob, letters));
        return matchesGlob(glob.toSpliced(Math.min(at, glob.length), 0, ANY), letters);
      }),
    );
  });

  test('of many stars takes no longer than its length times that of the text', () => {
    const stars = Array.from({ length: 2000 }, (_, index) => (index % 2 ? 'a' : ANY));
    expect(matchesGlob([...stars, 'b'], 'a'.repeat(4000))).toBe(false);
  });
});

describe('what is read', () => {
  test('a shorter prefix holds all that a longer one holds', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.nat(32), fc.nat(32), fc.ipV4(), (start, one, other, address) => {
        const [short, long] = [Math.min(one, other), Math.max(one, other)];
        const inLong = isWithin(readAddress(address)!, readAddressRange(`${start}/${long}`)!);
        if (inLong) expect(isWithin(readAddress(address)!, readAddressRange(`${start}/${short}`)!)).toBe(true);
        expect(isWithin(readAddress(start)!, readAddressRange(`${start}/${long}`)!)).toBe(true);
      }),
    );
  });

  test('every address of version 6 in any way of writing', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const address = readAddress(text)!;
        const whole = address.value
          .toString(16)
          .padStart(32, '0')
          .replace(/.{4}(?!$)/g, '$&:');
        expect(readAddress(whole)).toEqual(address);
        // The address parser of URLs writes each in one way only.
        expect(new URL(`http://[${text}]`).hostname).toBe(new URL(`http://[${whole}]`).hostname);
      }),
    );
  });

  test('dates are in the order of their moments', () => {
    const moment = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const [left, right] = [readDate(one.toISOString())!, readDate(other.toISOString())!];
        expect(left < right).toBe(one.getTime() < other.getTime());
      }),
    );
  });

  test('numbers are what they are', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (one, other) => {
        expect(readNumber(String(one))! < readNumber(String(other))!).toBe(one < other);
      }),
    );
  });
});
