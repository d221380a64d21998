import type { Construct } from 'constructs';
import { LOCK_DAYS_MIN } from '../lib/manifest/aws-limits';
import { refuse } from './refuse';

/** How long logs are kept, and for how much of that nobody can delete them, in days. */
export interface LogPeriods {
  readonly retentionDays: number;
  readonly lockDays: number;
}

/** Shortest retention in days: a year of logs, so that four quarterly reviews can look back. */
const RETENTION_DAYS_MIN = 365;

/**
 * The periods of an archive or a vault, 400 and 365 days unless told otherwise.
 *
 * @throws UserError `enclave/retention-days` and `enclave/lock-days` where one is shorter than a review needs
 */
export function logPeriods(scope: Construct, asked: Partial<LogPeriods>): LogPeriods {
  const { retentionDays = 400, lockDays = 365 } = asked;
  refuseShort(scope, 'retentionDays', retentionDays, RETENTION_DAYS_MIN, 'enclave/retention-days');
  refuseShort(scope, 'lockDays', lockDays, LOCK_DAYS_MIN, 'enclave/lock-days');
  return { retentionDays, lockDays };
}

function refuseShort(scope: Construct, name: string, days: number, daysMin: number, code: string): void {
  if (days >= daysMin) return;
  refuse(scope, {
    what: `\`${name}\` is shorter than a review needs`,
    saw: `${days} days`,
    want: `${daysMin} days or more`,
    mend: `raise \`${name}\` to ${daysMin}`,
    code,
  });
}
