import { z } from 'zod';
import { GRANT_DAYS } from '../grant-days';
import { guide } from '../guidance';
import { VERBS } from './access';
import { day, email, id, text } from './scalars';

const DAYS_MAX = Math.max(...Object.values(GRANT_DAYS).map(({ requested }) => requested));

const approvalGiven = z.strictObject({
  by: email.describe('Never the person who requested it.'),
  role: id.describe('The role in which this person approves.'),
  on: day,
});

export const requests = z
  .array(
    z.strictObject({
      id: id.describe('Name of the request; the grant that comes of it bears it too.'),
      jobFunction: id,
      boundary: id,
      verbs: z.array(z.enum(VERBS)).min(1),
      requestedBy: email,
      requestedOn: day,
      reason: text,
      days: guide(z.int().min(1).max(DAYS_MAX), 'How long the access lasts once it is activated, in days.', {
        want: `a whole number of days from 1 to ${DAYS_MAX}`,
        mend: 'ask for a shorter time; it can be asked for again',
        code: 'manifest/request-days',
      }),
      approvals: z.array(approvalGiven).default([]),
    }),
  )
  .default([])
  .describe('Access that was asked for and is not in force: open, or approved and not yet activated.');
