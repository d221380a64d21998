import fc from 'fast-check';
import { type LedgerEntry, lineOf } from '../../../lib/governance/ledger/entry';
import { extendChain } from '../../../lib/governance/ledger/extend-chain';
import { verifyChain } from '../../../lib/governance/ledger/verify-chain';
import { bytesOf, deed, forged, ledgerOf, linesOf } from './chain';

const FIVE = ledgerOf(5);
const LINES = linesOf(FIVE);

/** Where a ledger breaks and why, as `line code saw`; `whole` when it does not. */
function verdict(bytes: Uint8Array): string {
  const { broken, entries } = verifyChain(bytes);
  if (!broken) return `whole, ${entries.length}`;
  return `${broken.line} ${broken.code.replace('ledger/', '')}: ${broken.saw}`;
}

/** The five lines with some of them replaced; `undefined` leaves a line out. */
function withLines(changes: Readonly<Record<number, string | undefined>>): Buffer {
  return bytesOf(LINES.flatMap((line, at) => (at + 1 in changes ? (changes[at + 1] ?? []) : [line])));
}

const third = FIVE[2]!;
const whole = bytesOf(LINES);

/** What somebody may do to a ledger, and what we say to it. */
const table: readonly (readonly [title: string, bytes: Uint8Array, verdict: string | RegExp])[] = [
  ['nothing', whole, 'whole, 5'],
  ['CRLF, as Git may write it', Buffer.from(whole.toString().replaceAll('\n', '\r\n')), 'whole, 5'],
  ['a byte order mark before it', Buffer.from(`\ufeff${whole.toString()}`), 'whole, 5'],
  ['a flipped byte in a value', withLines({ 3: LINES[2]!.replace('r-2', 'r-3') }), /^3 edited: hash sha256:/],
  [
    'a flipped byte in the hash',
    withLines({ 3: LINES[2]!.replace(/"hash":"sha256:./, '"hash":"sha256:g') }),
    '3 shape: `hash` that is missing or strange',
  ],
  ['a line removed', withLines({ 3: undefined }), '3 removed: entry 4'],
  ['the first line removed', withLines({ 1: undefined }), '1 removed: entry 2'],
  ['two lines swapped', withLines({ 2: LINES[2], 3: LINES[1] }), '2 swapped: entry 3'],
  ['a line twice', withLines({ 3: `${LINES[2]}\n${LINES[2]}` }), '4 repeated: entry 3'],
  ['half a last line', whole.subarray(0, whole.length - 20), '5 cut-off: a last line without a line break'],
  ['a last line break gone', whole.subarray(0, whole.length - 1), '5 cut-off: a last line without a line break'],
  ['everything gone', Buffer.alloc(0), '1 empty: an empty file'],
  ['an empty line', withLines({ 3: `\n${LINES[2]}` }), '3 blank: an empty line'],
  ['a space', withLines({ 3: ` ${LINES[2]}` }), /^3 spelling/],
  ['a key twice', withLines({ 3: LINES[2]!.replace('{', '{"action":"open",') }), /^3 spelling/],
  ['something that is no JSON', withLines({ 3: '<<<<<<< HEAD' }), '3 not-json: <<<<<<< HEAD'],
  [
    'bytes that are no text',
    Buffer.concat([bytesOf(LINES.slice(0, 2)), Buffer.from([0xff, 0x0a])]),
    '3 not-json: bytes that are not UTF-8',
  ],
  [
    'nesting without end',
    withLines({ 3: LINES[2]!.replace('"2027-06-30"', '['.repeat(9999) + ']'.repeat(9999)) }),
    /^3 spelling: more than/,
  ],
  ['JSON that is no entry', withLines({ 3: 'null' }), '3 shape: null'],
  ['an entry of a later version', withLines({ 3: lineOf(forged(third, { version: 2 })) }), '3 version: version 2'],
  [
    'an action that nobody knows',
    withLines({ 3: lineOf(forged(third, { action: 'bless' })) }),
    '3 shape: `action` that is missing or strange',
  ],
  ['a key of one’s own', withLines({ 3: lineOf(forged(third, { note: 'x' })) }), /^3 shape/],
  ['an entry by nobody', withLines({ 3: lineOf(forged(third, { by: '' })) }), '3 nobody: ""'],
  ['an entry without anybody', withLines({ 3: lineOf(forged(third, { by: undefined })) }), '3 nobody: no `by`'],
  [
    'an entry rewritten with a hash counted anew',
    withLines({ 3: lineOf(forged(third, { by: 'eve@acme.example' })) }),
    /^4 link: previous sha256:/,
  ],
  [
    'a time that goes backwards',
    withLines({ 3: lineOf(forged(third, { time: '2026-10-31T00:00:00.000Z' })) }),
    '3 time-backwards: 2026-10-31T00:00:00.000Z',
  ],
  [
    'a day that does not exist',
    withLines({ 3: lineOf(forged(third, { time: '2026-02-31T00:00:00.000Z' })) }),
    '3 shape: `time` that is missing or strange',
  ],
  [
    'a beginning that opens nothing',
    bytesOf([lineOf(forged(FIVE[0]!, { action: 'approve' }))]),
    '1 opening: `approve`',
  ],
  ['a beginning that follows something', bytesOf([lineOf(forged(FIVE[0]!, { previous: third.hash }))]), /^1 link/],
];

test.each(table)('the first broken link is named, with what is wrong there: %s (R11)', (_, bytes, wanted) => {
  if (typeof wanted === 'string') expect(verdict(bytes)).toBe(wanted);
  else expect(verdict(bytes)).toMatch(wanted);
});

test('whole lines cut off the end cannot be seen by the chain alone (R11)', () => {
  expect(verdict(bytesOf(LINES.slice(0, 3)))).toBe('whole, 3');
});

test('a detail with any name is held by the hash like every other (R11)', () => {
  const details = JSON.parse('{"__proto__":{"hash":"x"},"constructor":1,"hash":"y"}') as Record<string, unknown>;
  const line = lineOf(extendChain(FIVE.at(-1), [deed({ details })], new Date('2026-12-01'))[0]!);
  expect(verdict(bytesOf([...LINES, line]))).toBe('whole, 6');
  expect(verdict(bytesOf([...LINES, line.replace('"x"', '"z"')]))).toMatch(/^6 edited/);
  expect(verdict(bytesOf([...LINES, line.replace('"y"', '"z"')]))).toMatch(/^6 edited/);
});

describe('whatever happens to the bytes', () => {
  const bytes = fc.uint8Array({ minLength: 0, maxLength: 4 });
  const place = fc.nat({ max: whole.length - 1 });

  /** Either it is found, or the entries are what they were: then nothing was changed that means anything. */
  function foundOrHarmless(changed: Uint8Array): void {
    const { broken, entries } = verifyChain(changed);
    if (!broken) expect(entries).toEqual(FIVE.slice(0, entries.length));
    else expect(entries).toEqual(FIVE.slice(0, broken.line - 1));
  }

  test('a run of them replaced is found, or changes no entry (R11)', () => {
    fc.assert(
      fc.property(place, fc.nat({ max: 600 }), bytes, (at, length, fresh) =>
        foundOrHarmless(Buffer.concat([whole.subarray(0, at), fresh, whole.subarray(at + length)])),
      ),
      { numRuns: 1000 },
    );
  });

  test('each flipped bit is found, or changes no entry (R11)', () => {
    const line = bytesOf(LINES.slice(0, 1));
    for (let bit = 0; bit < line.length * 8; bit++) {
      const changed = Buffer.from(line);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      const { broken, entries } = verifyChain(changed);
      expect([bit, broken !== undefined || entries.length === 1]).toEqual([bit, true]);
      foundOrHarmless(changed);
    }
  });

  test('a piece of it moved elsewhere is found, or changes no entry (R11)', () => {
    fc.assert(
      fc.property(place, fc.nat({ max: 1200 }), place, (from, length, to) => {
        const piece = whole.subarray(from, from + length);
        const rest = Buffer.concat([whole.subarray(0, from), whole.subarray(from + length)]);
        foundOrHarmless(Buffer.concat([rest.subarray(0, to), piece, rest.subarray(to)]));
      }),
      { numRuns: 1000 },
    );
  });
});

test('entries appended in any order, by anybody, make one chain (R11)', () => {
  const appends = fc.array(
    fc.record({
      by: fc.constantFrom('ana@acme.example', 'owner@client.example'),
      action: fc.constantFrom('request' as const, 'approve' as const, 'seal' as const),
      details: fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 3 })),
      afterMs: fc.nat(),
    }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(appends, (all) => {
      const entries: LedgerEntry[] = [...ledgerOf(1)];
      let now = Date.parse(entries[0]!.time);
      for (const { afterMs, ...over } of all)
        entries.push(...extendChain(entries.at(-1), [deed(over)], new Date((now += afterMs))));
      expect(verdict(bytesOf(linesOf(entries)))).toBe(`whole, ${all.length + 1}`);
    }),
  );
});
