import type { IConstruct } from 'constructs';
import { parseCidr } from '../lib/common/cidr';
import { ORIGIN_PREFIX_MIN } from '../lib/manifest/aws-limits';
import { refuse } from './refuse';

/** Ranges that people come from must name offices: half the internet is no place. */
export function refuseWideRanges(scope: IConstruct, ranges: readonly string[]): void {
  const wide = ranges.find((range) => (parseCidr(range)?.prefix ?? 0) < ORIGIN_PREFIX_MIN);
  if (wide === undefined) return;
  refuse(scope, {
    what: '`allowedRanges` lets people in from half the internet',
    saw: wide,
    want: `IPv4 ranges of /${ORIGIN_PREFIX_MIN} or smaller`,
    mend: 'name the ranges of the offices',
    code: 'enclave/range-too-wide',
  });
}
