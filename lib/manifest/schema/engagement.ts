import { z } from 'zod';
import { guide } from '../guidance';
import { override, promotion, REGULATIONS, stop } from './governance';
import { account, cidr, day, domain, email, id, region, text, timeOfDay, timeZone, zone } from './scalars';
import { STAGES } from './stage';

/** The name stands in the stack's description, which holds 1024 bytes. */
const NAME_LENGTH_MAX = 200;

const contact = z.strictObject({
  name: text.describe('Name of the person or duty desk.'),
  email,
  phone: text.optional().describe('Number that is answered day and night.'),
  duty: z.enum(['security', 'delivery', 'executive']).default('security').describe('What this contact answers for.'),
});

const workingHours = guide(
  z
    .strictObject({
      timeZone: timeZone.default('UTC'),
      days: z
        .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
        .min(1)
        .default(['mon', 'tue', 'wed', 'thu', 'fri'])
        .describe('Days on which the hours begin.'),
      from: timeOfDay.default('00:00').describe('First minute, HH:MM.'),
      to: timeOfDay
        .default('23:59')
        .describe('Last minute, HH:MM, which counts to its end; earlier than `from` for hours over midnight.'),
    })
    .refine(({ from, to }) => from !== to, { error: 'one minute a day' }),
  'When the VPN lets the vendor’s people in, by the clocks in the vendor’s own time zone. Default: at any time.',
  {
    want: 'hours that end at another time than they begin',
    mend: 'write `from: "00:00"` and `to: "23:59"` for whole days',
    code: 'manifest/working-hours',
  },
);

export const vendor = z
  .strictObject({
    id: id.describe('Short name of the vendor in kebab-case; part of every resource name and tag.'),
    name: z.string().trim().min(1).max(NAME_LENGTH_MAX).describe('Full name of the vendor.'),
    domains: z.array(domain).default([]).describe('Mail domains the vendor’s people sign in with.'),
    workingHours: workingHours.optional(),
    contacts: z.array(contact).default([]).describe('Whom to call at the vendor.'),
  })
  .describe('The outside team.');

export const placement = z
  .strictObject({
    account,
    region,
    cidr: cidr.default('10.64.0.0/22').describe('Range of the enclave’s network, /16 to /24.'),
    availabilityZones: z
      .array(zone)
      .length(2)
      .optional()
      .describe('The two zones to use; by default the first two of the region.'),
  })
  .describe('Where in AWS the enclave stands.');

export const engagement = z
  .strictObject({
    stage: z.enum(STAGES).default('pilot').describe('How far the vendor is trusted so far.'),
    starts: day.optional(),
    ends: day.describe('Last day of the engagement.'),
    startedFrom: text
      .optional()
      .describe(
        'Manifest of the engagement this one started from, as `enclave init --from` wrote it; seen from this one.',
      ),
    seats: guide(z.int().min(1).max(5000).default(10), 'Most people who may hold access at once.', {
      want: 'a whole number from 1 to 5000',
      mend: 'count the people who work for you at the same time',
      code: 'manifest/seats',
    }),
    owner: email.optional().describe('Who at the client answers for this engagement; a tag on every resource says so.'),
    principalClass: z
      .enum(['vendor', 'internal'])
      .default('vendor')
      .describe('The same blueprint serves inside teams.'),
    decision: z
      .strictObject({
        outcome: z.enum(['move-forward', 'escalate', 'restructure']),
        decidedBy: z.array(email).min(1),
        on: day,
        reasons: z.array(text).min(1),
      })
      .optional()
      .describe('Record of the decision to work with this vendor.'),
    regulations: z
      .array(z.enum(REGULATIONS))
      .default([])
      .describe('What regulations the work falls under; each asks the vendor for a certification.'),
    stops: z.array(stop).default([]).describe('What forbids the work as it is planned, whatever the controls.'),
    override: override.optional(),
    promotions: z.array(promotion).default([]).describe('Each step to the next stage, as `enclave promote` wrote it.'),
  })
  .describe('What was agreed: stage, dates, seats.');

export const dueDiligence = z
  .strictObject({
    certifications: z
      .array(z.strictObject({ standard: text, scope: text, expires: day, evidence: text.optional() }))
      .default([])
      .describe('Standards the vendor is certified to.'),
    questionnaire: z.strictObject({ reference: text, completed: day }).optional(),
    referenceCalls: z.array(z.strictObject({ client: text, on: day, notes: text })).default([]),
    gaps: z
      .array(
        z.strictObject({
          gap: text,
          standard: text.optional().describe('The certification that is lacking, if it is that.'),
          compensatingControl: id.optional(),
          owner: email,
          expires: day,
        }),
      )
      .default([])
      .describe('Known gaps, each with a compensating control or an owner who accepts it for a while.'),
  })
  .describe('What was found out before signing.');
