import fc from 'fast-check';
import type { Pattern } from '../../lib/live/pattern';
import {
  bind,
  leftOver,
  nothingBound,
  solvePattern,
  solveSet,
  solveText,
  uncheckedIn,
  vouch,
  type Bindings,
} from '../../lib/live/unify';

const [a, b] = [{ name: 'A' }, { name: 'B' }];
const from = nothingBound;
const shown = (solutions: Iterable<Bindings>) => [...solutions].map(({ values }) => Object.fromEntries(values));

describe('a text with holes against a deployed text', () => {
  it.each<[string, Pattern, string, Record<string, string>[]]>([
    ['a literal', ['x'], 'x', [{}]],
    ['another literal', ['x'], 'y', []],
    ['the empty text', [], '', [{}]],
    ['a literal with more behind it', ['x'], 'xy', []],
    ['a hole', [a], 'x', [{ A: 'x' }]],
    ['a hole in the middle', ['<', a, '>'], '<x>', [{ A: 'x' }]],
    ['a hole that holds nothing', ['<', a, '>'], '<>', []],
    ['a hole twice, alike', [a, '-', a], 'x-x', [{ A: 'x' }]],
    ['a hole twice, unlike', [a, '-', a], 'x-y', []],
    ['two holes with one way', [a, ':', b], 'x:y', [{ A: 'x', B: 'y' }]],
    [
      'two holes with two ways',
      [a, '-', b],
      '1-2-3',
      [
        { A: '1', B: '2-3' },
        { A: '1-2', B: '3' },
      ],
    ],
    [
      'two holes side by side',
      [a, b],
      'xyz',
      [
        { A: 'x', B: 'yz' },
        { A: 'xy', B: 'z' },
      ],
    ],
    ['a wildcard', [a], 'arn:*', []],
    ['an account', [{ name: 'AWS::AccountId' }], '12', []],
    [
      'an ARN where an ARN belongs',
      [{ name: 'X.Arn', kind: 'T.Arn' }],
      'arn:aws:s3:::b',
      [{ 'X.Arn': 'arn:aws:s3:::b' }],
    ],
    ['anything else where an ARN belongs', [{ name: 'X.Arn', kind: 'T.Arn' }], 'b', []],
  ])('%s', (_title, pattern, text, solutions) => {
    expect(shown(solveText(pattern, text, from()))).toEqual(solutions);
  });

  it('a reference that stands for one text never stands for another', () => {
    const bound = bind(from(), { name: 'A' }, 'x')!;
    expect(bind(bound, { name: 'A' }, 'y')).toBeUndefined();
    expect(bind(bound, { name: 'A' }, 'x')).toBe(bound);
  });

  it('a reference stands only for a candidate of its kind, where all are known', () => {
    const kind = 'AWS::EC2::VPC.Ref';
    const some = { ...from(), candidates: new Map([[kind, new Set(['vpc-0aa'])]]) };
    expect(bind(some, { name: 'Vpc', kind }, 'vpc-0aa')).toBeDefined();
    expect(bind(some, { name: 'Vpc', kind }, 'vpc-0bb')).toBeUndefined();
  });

  it('a value is unchecked until somebody vouches for it', () => {
    const used = bind(from(), { name: 'A' }, 'x')!;
    expect(uncheckedIn([[a, '/', a], [b]], used)).toEqual(['A = x', 'B = unknown']);
    expect(uncheckedIn([[a]], vouch(used, [a], 'x'))).toEqual([]);
    expect(uncheckedIn([[a]], vouch(used, [a], 'y'))).toEqual(['A = x']);
  });

  it('an ARN of our template lies in our account', () => {
    const home = bind(from(), { name: 'AWS::AccountId' }, '111122223333')!;
    const handler = [{ name: 'Handler.Arn', kind: 'AWS::Lambda::Function.Arn' }];
    const arn = (account: string) => `arn:aws:lambda:eu-central-1:${account}:function:f`;
    expect(shown(solveText(handler, arn('111122223333'), home))).toHaveLength(1);
    expect(shown(solveText(handler, arn('999988887777'), home))).toHaveLength(0);
  });

  it('whatever a pattern came from is found again', () => {
    const hole = fc.stringMatching(/^[a-z0-9-]{1,6}$/);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom('-', ':x', '/'), fc.constantFrom(a, b)), { maxLength: 6 }),
        hole,
        hole,
        (pattern, one, other) => {
          const text = pattern
            .map((part) => (typeof part === 'string' ? part : part.name === 'A' ? one : other))
            .join('');
          for (const { values } of solveText(pattern, text, from())) {
            const again = pattern.map((part) => (typeof part === 'string' ? part : values.get(part.name))).join('');
            expect(again).toBe(text);
          }
          expect(shown(solveText(pattern, text, from())).length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('gives up, with the answer no, on what would take forever', () => {
    const holes = Array.from({ length: 12 }, (_, index) => ({ name: `H${index}` }));
    expect(shown(solveText([...holes, '!'], 'x'.repeat(200), from()))).toEqual([]);
  });
});

describe('sets of texts', () => {
  const solve = (expected: Pattern[], deployed: string[]) =>
    shown(
      solveSet(
        expected,
        deployed.map((text) => [text]),
        solvePattern,
        from(),
      ),
    );

  it.each<[string, Pattern[], string[], number]>([
    ['two empty sets', [], [], 1],
    ['one too many', [['x']], ['x', 'y'], 0],
    ['one too few', [['x'], ['y']], ['x'], 0],
    ['literals in another order', [['x'], ['y']], ['y', 'x'], 1],
    ['a hole takes what no literal takes', [[a], ['x']], ['x', 'y'], 1],
    ['two holes, two ways', [[a], [b]], ['x', 'y'], 2],
    ['nothing against something', [], ['x'], 0],
    ['something against nothing', [[a]], [], 0],
  ])('%s', (_title, expected, deployed, ways) => {
    expect(solve(expected, deployed)).toHaveLength(ways);
  });

  it('tells what is left on either side', () => {
    const open = leftOver<Pattern, Pattern>([[a], ['x'], ['y']], [['x'], ['z'], ['w']], solvePattern, from());
    expect(open).toEqual({ expected: [['y']], deployed: [['w']] });
  });
});
