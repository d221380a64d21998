import { paceOf } from '../../../lib/governance/grants/pace';
import type { LedgerEntry } from '../../../lib/governance/ledger';

/** Entries as `day action subject`; an approval says whom it waits for after a `+`. */
function ledgerOf(...lines: readonly string[]): LedgerEntry[] {
  return lines.map((line) => {
    const [day, action, subject, waits] = line.split(' ');
    const details = action === 'approve' ? { waitsFor: waits ? [{ role: waits.slice(1), count: 1 }] : [] } : {};
    return { time: `2026-${day}T12:00:00.000Z`, action, subject, details } as unknown as LedgerEntry;
  });
}

const whole = (...lines: readonly string[]) => paceOf(ledgerOf(...lines), '2026-12-31');

test('days are counted from the request to the last approval it needed, and to its activation (R32)', () => {
  expect(
    whole(
      '11-01 open enclave.yaml',
      '11-03 request a',
      '11-05 approve a +security',
      '11-09 approve a',
      '11-12 activate a',
    ),
  ).toEqual({
    toApproval: { count: 1, medianDays: 6, longestDays: 6 },
    toActivation: { count: 1, medianDays: 9, longestDays: 9 },
    firstAccessDays: 11,
  });
});

test.each<[string, string[], number, number]>([
  ['of an odd number the middle one', ['02', '03', '20'], 2, 19],
  ['of an even number the mean of the two in the middle', ['02', '03', '06', '20'], 3.5, 19],
  ['of one, itself', ['04'], 3, 3],
  ['on the day itself, none', ['01', '01'], 0, 0],
])('the median is %s (R32)', (_title, days, medianDays, longestDays) => {
  const lines = days.flatMap((day, at) => [`11-01 request r${at}`, `11-${day} approve r${at}`]);
  expect(whole(...lines).toApproval).toEqual({ count: days.length, medianDays, longestDays });
});

test('what was rejected, waits, or was written by hand counts in no number (R32)', () => {
  const nothing = { toApproval: null, toActivation: null, firstAccessDays: null };
  expect(whole()).toEqual(nothing);
  expect(whole('11-01 request a', '11-02 reject a', '11-03 request b', '11-04 approve b +security')).toEqual(nothing);
  expect(whole('11-04 revoke by-hand')).toEqual(nothing);
});

test('of a day that is past only what had happened then is counted (R32)', () => {
  const entries = ledgerOf('11-01 request a', '11-03 approve a', '11-05 activate a');
  expect(paceOf(entries, '2026-11-04')).toMatchObject({ toApproval: { medianDays: 2 }, toActivation: null });
});
