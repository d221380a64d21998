import { z } from 'zod';
import { parseArn } from '../../common/arn';
import { EXTERNAL_ID_LENGTH_MIN, LOCK_DAYS_MIN } from '../aws-limits';
import { EVENT_NAME, EVENT_SOURCE } from '../event-pattern';
import { guide } from '../guidance';
import { occurrence } from './governance';
import { account, arnOf, day, email, id, ruleId, text } from './scalars';

/** Retention periods CloudWatch Logs accepts, from one year up (Amazon CloudWatch Logs API reference, PutRetentionPolicy). */
const RETENTION_DAYS = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const;

const eventSource = guide(z.string().regex(EVENT_SOURCE), 'The service, as CloudTrail names it.', {
  want: 'a name such as `dynamodb.amazonaws.com`',
  mend: 'copy `eventSource` from an event of the trail',
  code: 'manifest/event-source',
});

const eventName = guide(z.string().regex(EVENT_NAME), 'A call, as CloudTrail names it.', {
  want: 'a name such as `PutItem`, without wildcards',
  mend: 'name the calls one by one',
  code: 'manifest/event-name',
});

export const logging = z
  .strictObject({
    retentionDays: guide(z.literal(RETENTION_DAYS).default(400), 'How long logs are kept, in days.', {
      want: RETENTION_DAYS.join(', '),
      mend: 'choose one of the periods CloudWatch Logs offers',
      code: 'manifest/retention',
    }),
    lockDays: guide(
      z.int().min(LOCK_DAYS_MIN).max(36500).default(365),
      'How long nobody can delete an archived log, not even the root of the account, in days.',
      {
        want: `a whole number of days from ${LOCK_DAYS_MIN} to 36500`,
        mend: 'lock for at least one quarter, so that a review can still read it',
        code: 'manifest/lock-days',
      },
    ),
    keyAdministrators: z.array(arnOf('iam', 'role/', 'a role that administers the log key')).default([]),
    keyAdministratorEmails: z.array(email).default([]).describe('Who may take on those roles.'),
    vaultAccount: account
      .optional()
      .describe('Account that keeps a second archive, out of reach of whoever administers the enclave’s.'),
    reviewers: z.array(email).default([]),
    criticalTransactions: z
      .array(z.strictObject({ id, eventSource, eventNames: z.array(eventName).min(1), reviewer: email }))
      .default([])
      .describe('Calls somebody must look at one by one.'),
  })
  .prefault({})
  .describe('The archive of who did what.');

/** Longest time to tell the other party of an incident, in minutes: the brief’s promise. */
const NOTIFY_MINUTES_MAX = 30;

const incidentType = z.strictObject({
  id,
  severity: z.enum(['low', 'medium', 'high', 'critical']).default('high'),
  notifyWithinMinutes: guide(
    z.int().min(1).max(NOTIFY_MINUTES_MAX).default(NOTIFY_MINUTES_MAX),
    'Time to tell the other party, in minutes.',
    {
      want: `a whole number of minutes from 1 to ${NOTIFY_MINUTES_MAX}`,
      mend: `promise ${NOTIFY_MINUTES_MAX} minutes or less`,
      code: 'manifest/notify-minutes',
    },
  ),
});

export const incidents = z
  .strictObject({
    types: z.array(incidentType).default([]),
    contacts: z
      .strictObject({ client: z.array(email).default([]), vendor: z.array(email).default([]) })
      .prefault({})
      .describe('Whom an incident reaches first, on both sides.'),
    alarmTopicArn: arnOf('sns', '', 'the SNS topic that all alarms go to, in the enclave’s region').optional(),
    escalation: z
      .array(z.strictObject({ afterMinutes: z.int().min(0).max(NOTIFY_MINUTES_MAX), to: z.array(email).min(1) }))
      .default([]),
    occurred: z.array(occurrence).default([]).describe('Incidents that came about; one without `closed` is open.'),
  })
  .prefault({})
  .describe('What is told to whom, how fast.');

const assessorPrincipal = guide(
  z.string().refine((value) => isPrincipal(value), { error: 'wrong ARN' }),
  'ARN of the role or user of the assessor’s that may assume the assessor’s role of the enclave.',
  {
    want: 'the ARN of one role or user: `arn:aws:iam::…:role/…` or `arn:aws:iam::…:user/…`',
    mend: 'copy the ARN that the assessor gives you',
    code: 'manifest/arn-iam',
  },
);

/** What STS takes as an external id (AWS STS API reference, AssumeRole); the length is ours: nobody shall guess it. */
const EXTERNAL_ID = new RegExp(`^[\\w+=,.@:/-]{${EXTERNAL_ID_LENGTH_MIN},1224}$`);

export const assessor = z
  .strictObject({
    organisation: text,
    contact: email,
    independence: text,
    principalArn: assessorPrincipal.optional(),
    externalId: guide(
      z.string().regex(EXTERNAL_ID).optional(),
      'What the assessor must say when assuming the role from another account; made by chance, for this client alone.',
      {
        want: `${EXTERNAL_ID_LENGTH_MIN} or more letters, digits and \`_+=,.@:/-\``,
        mend: 'take a fresh UUID',
        code: 'manifest/external-id',
      },
    ),
    until: day.optional().describe('Last day of the audit; by default the last day of the engagement.'),
  })
  .optional()
  .describe('The third party that audits.');

function isPrincipal(value: string): boolean {
  const arn = parseArn(value);
  return arn?.service === 'iam' && /^\d{12}$/.test(arn.account) && /^(role|user)\/[\w+=,.@/-]+$/.test(arn.resource);
}

export const reviews = z
  .strictObject({
    cadenceDays: z.int().min(1).max(92).default(90).describe('Longest time between two reviews, in days.'),
    held: z
      .array(
        z.strictObject({
          on: day,
          reviewer: email,
          result: z.enum(['clean', 'findings']),
          closed: day.optional().describe('Day the last of its findings was mended.'),
          notes: text.optional(),
        }),
      )
      .default([]),
  })
  .prefault({})
  .describe('The quarterly reviews.');

export const drills = z
  .array(z.strictObject({ incident: id, on: day, notifiedAfterMinutes: z.number().min(0), passed: z.boolean() }))
  .default([])
  .describe('Mock incidents and how they went.');

export const exception = z.strictObject({
  rule: ruleId,
  resource: text.describe('Logical id or construct path; `*` stands for any run of characters.'),
  property: text.optional().describe('Only this property; all of the rule’s by default.'),
  reason: text,
  owner: email,
  expires: day,
});

export const exceptions = z.array(exception).default([]).describe('The only way below the safe line.');
