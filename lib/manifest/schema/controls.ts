import { z } from 'zod';
import { CONTROL_OWNERS, VERIFICATION_KINDS } from '../../common/shipped-control';
import { guide } from '../guidance';
import { day, email, id, text } from './scalars';

const PERIOD_DAYS_MAX = 730;

const named = z
  .strictObject(
    Object.fromEntries(VERIFICATION_KINDS.map((kind) => [kind, text.optional()])) as {
      [kind in (typeof VERIFICATION_KINDS)[number]]: z.ZodOptional<typeof text>;
    },
  )
  .refine((entry) => Object.values(entry).filter((name) => name !== undefined).length === 1, { error: 'not one' });

const verification = guide(z.union([text, named]), 'How we verify that it works: in words, or by name.', {
  want: `a sentence, or one of ${VERIFICATION_KINDS.map((kind) => `\`{ ${kind}: … }\``).join(', ')}`,
  mend: 'name a rule of `enclave rules`, or what a proof of `enclave check` begins with',
  code: 'manifest/verification',
});

const split = z.strictObject({ client: text, vendor: text });

const control = z.strictObject({
  id: id.describe('Id of a control of `enclave control`, which is assigned here, or of one of your own.'),
  statement: text.optional().describe('The specific control that governs this; required of your own.'),
  owner: z.enum(CONTROL_OWNERS).optional().describe('The one party that answers for it; required of your own.'),
  split: split.optional().describe('Of a shared control: what each party does.'),
  accountable: email.optional().describe('The one person who answers for it; default the one of `controlOwners`.'),
  backup: email.optional().describe('Who stands in: somebody else.'),
  evaluation: text.optional().describe('How requests are evaluated; required of your own.'),
  approvers: z.array(email).default([]).describe('Who approves; required of your own.'),
  verification: z
    .array(verification)
    .default([])
    .describe('How we verify that it works, beside what the product names; required of your own.'),
  metric: text.optional().describe('What is counted.'),
  threshold: text.optional().describe('What the count must be.'),
  periodDays: guide(z.int().min(1).max(PERIOD_DAYS_MAX).optional(), 'How old its newest evidence may be, in days.', {
    want: `a whole number of days from 1 to ${PERIOD_DAYS_MAX}`,
    mend: 'choose the time after which nobody would believe the evidence',
    code: 'manifest/control-period',
  }),
  concerns: z.array(text).default([]).describe('Worries of stakeholders that it answers.'),
});

export const controls = z
  .array(control)
  .default([])
  .describe('Controls of the product that are assigned or sharpened, and your own with their four answers.');

const ownerOfParty = z
  .strictObject({ accountable: email, backup: email.optional().describe('Who stands in: somebody else.') })
  .optional();

export const controlOwners = z
  .strictObject({ client: ownerOfParty, vendor: ownerOfParty })
  .prefault({})
  .describe(
    'Who answers for the controls of each party, unless a control names somebody else; shared ones are the client’s.',
  );

export const concerns = z
  .array(
    z.strictObject({
      id,
      text: text.describe('The worry, in the words of who raised it.'),
      raisedBy: text.describe('Who raised it.'),
      controls: z.array(id).default([]).describe('Ids of the controls that answer it.'),
      specific: z.boolean().optional().describe('Does it name a specific bad thing?'),
      controllable: z.boolean().optional().describe('Is there something that prevents it?'),
      agreed: z.boolean().optional().describe('Do both parties agree on what is done about it?'),
    }),
  )
  .default([])
  .describe('Worries of stakeholders, and the controls that answer them.');

export const agreement = z
  .strictObject({
    digest: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .describe('Digest of the control set both parties signed.'),
    controls: z
      .record(z.string(), z.string().regex(/^[0-9a-f]{16}$/))
      .default({})
      .describe('Beginning of the digest of each control, so that a later change can be named.'),
    signatures: z
      .array(z.strictObject({ party: z.enum(['client', 'vendor']), name: text, by: email.optional(), on: day }))
      .min(1),
  })
  .optional()
  .describe('What both parties signed; `enclave sign` writes it.');
