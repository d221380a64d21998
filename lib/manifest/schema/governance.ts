import { z } from 'zod';
import { guide } from '../guidance';
import { CLASSIFICATIONS } from './classification';
import { day, email, id, text } from './scalars';
import { STAGES } from './stage';

export const training = z
  .strictObject({
    required: z
      .array(text)
      .default([])
      .describe(
        'Courses that everybody who holds access has passed; default: one course of any name, after the pilot.',
      ),
    warnDays: guide(z.int().min(1).max(180).default(30), 'Days before a course runs out that it is asked for.', {
      want: 'a whole number of days from 1 to 180',
      mend: 'choose the time that it takes to book a course',
      code: 'manifest/warn-days',
    }),
  })
  .prefault({})
  .describe('What people must have learnt.');

/** Duties that are no job function. */
export const DUTIES = ['requester', 'approver', 'reviewer', 'accountable', 'assessor', 'key-administrator'] as const;
export type Duty = (typeof DUTIES)[number];

export const conflicts = z
  .array(
    z.strictObject({
      duties: guide(z.array(id).length(2), `Two duties: job functions, or ${DUTIES.join(', ')}.`, {
        want: 'a list of two duties, such as `[requester, approver]`',
        mend: 'declare one pair for each conflict',
        code: 'manifest/conflict-pair',
      }),
      reason: text.describe('Why nobody may hold both.'),
    }),
  )
  .default([])
  .describe('Duties that one person must not hold together.');

const count = (description: string) => z.int().min(0).max(5000).optional().describe(description);

const caps = z
  .strictObject({
    people: count('People who hold access.'),
    jobFunctions: count('Job functions.'),
    dataBoundaries: count('Data boundaries.'),
    systems: count('APIs and services.'),
    classification: z.enum(CLASSIFICATIONS).optional().describe('Highest classification of data.'),
    sessionHours: count('Longest session of a role or of the VPN, in hours.'),
    waysIn: count('Ways in: the VPN, site-to-site tunnels, the secure browser, Verified Access.'),
    grantDays: z
      .int()
      .min(1)
      .max(5000)
      .optional()
      .describe('Days from today until any grant ends, whether it was requested or written by hand.'),
  })
  .optional();

export const stages = z
  .strictObject({ pilot: caps, limited: caps, expanded: caps })
  .prefault({})
  .describe('Stricter bounds than the house has, by stage; a looser one is a finding and is not taken.');

/** Reasons to stop that no control mends. */
export const STOPS = ['no-data-boundary', 'client-does-not-commit', 'regulation-forbids'] as const;

export const stop = z.strictObject({
  stop: z.enum(STOPS),
  reason: text,
  by: email.describe('Who says so.'),
  on: day,
});

export const override = z
  .strictObject({
    by: z.array(email).min(2).describe('Two people or more, who answer for it by name.'),
    reason: text,
    expires: day,
  })
  .describe('Goes forward although `enclave decide` says otherwise; every report shows it.');

export const promotion = z.strictObject({
  from: z.enum(STAGES),
  to: z.enum(STAGES),
  by: email,
  on: day,
  gates: z.array(text).min(1).describe('What had to hold, and held.'),
});

/** What a regulation is about, not whose it is: the same care is owed everywhere. */
export const REGULATIONS = [
  'payment-cards',
  'health-records',
  'financial-reporting',
  'financial-services',
  'personal-data',
] as const;
export type Regulation = (typeof REGULATIONS)[number];

export const occurrence = z.strictObject({
  incident: id,
  opened: day,
  closed: day.optional(),
  notes: text.optional(),
});
