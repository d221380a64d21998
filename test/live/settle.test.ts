import type { Pattern } from '../../lib/live/pattern';
import { settle, type Claim } from '../../lib/live/settle';
import { nothingBound, solveText, vouch } from '../../lib/live/unify';

const [bucket, key] = [{ name: 'Bucket' }, { name: 'Key' }];

const claim = (property: string, pattern: Pattern, text: string): Claim => ({
  component: 'role/x',
  where: 'arn',
  property,
  patterns: [pattern],
  solve: (bindings) => solveText(pattern, text, bindings),
  show: () => ({ synthesised: '', deployed: text }),
});

const wrong = (...claims: Claim[]) =>
  settle(claims, nothingBound())
    .filter((item) => item.state === 'drifted')
    .map((item) => item.property);

describe('claims under one set of bindings', () => {
  it('hold together when a reference means the same everywhere', () => {
    expect(wrong(claim('one', [bucket], 'a'), claim('two', [bucket, '/*'], 'a/*'))).toEqual([]);
  });

  it('do not when it means two things', () => {
    expect(wrong(claim('one', [bucket], 'a'), claim('two', [bucket], 'b'))).toEqual(['two']);
  });

  it('blame the one that stands alone, even when it is asked first', () => {
    const claims = [claim('one', [bucket], 'a'), claim('two', [bucket], 'b'), claim('three', [bucket], 'b')];
    expect(wrong(...claims)).toEqual(['one']);
  });

  it('let a plain claim decide an ambiguous one', () => {
    expect(wrong(claim('both', [bucket, '-', key], '1-2-3'), claim('one', [key], '3'))).toEqual([]);
    expect(wrong(claim('both', [bucket, '-', key], '1-2-3'), claim('one', [key], '4'))).toEqual(['both']);
  });

  it('are searched together when all are ambiguous', () => {
    expect(wrong(claim('one', [bucket, '-', key], '1-2-3'), claim('two', [key, '-', bucket], '3-1-2'))).toEqual([]);
    expect(wrong(claim('one', [bucket, '-', key], '1-2-3'), claim('two', [key, '+', bucket], '3-+1-2'))).toHaveLength(
      1,
    );
  });

  it('do not vouch for each other: a value that changed everywhere at once is unverified', () => {
    const claims = [claim('one', [bucket], 'swapped'), claim('two', [bucket, '/*'], 'swapped/*')];
    const items = settle(claims, nothingBound());
    expect(items.map(({ state, unchecked }) => [state, unchecked])).toEqual([
      ['unverified', ['Bucket = swapped']],
      ['unverified', ['Bucket = swapped']],
    ]);
    const states = settle(claims, vouch(nothingBound(), [bucket], 'swapped')).map(({ state }) => state);
    expect(states).toEqual(['matches', 'matches']);
  });
});
