import { z } from 'zod';

/** Frameworks that a control answers to. */
export const FRAMEWORKS = ['nist-800-53-r5', 'iso-27001-2022', 'soc2', 'pci-dss-4', 'csa-ccm-4'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** Who approves, where a control speaks for every engagement: the manifest names the people. */
export const APPROVER_ROLES = [
  'client owner',
  'vendor owner',
  'data owner',
  'security',
  'compliance',
  'executive',
] as const;

export const CONTROL_OWNERS = ['client', 'vendor', 'shared'] as const;
export type ControlOwner = (typeof CONTROL_OWNERS)[number];

/**
 * What shows that a control works. `rule`: of `enclave rules`. `proof`: what a claim of `enclave check` begins with.
 * `query`: one saved beside the log tables, read in each review. `drill`: the id of an incident type, or `any`. `review`:
 * the quarterly one. `audit`: of what is deployed, or by the assessor. `ledger`: an action that the ledger records, or
 * `any`. `record`: a part of the manifest that is dated.
 */
export const VERIFICATION_KINDS = ['rule', 'proof', 'query', 'drill', 'review', 'audit', 'ledger', 'record'] as const;
export type VerificationKind = (typeof VERIFICATION_KINDS)[number];

const sentence = z.string().trim().min(1);

/** One way to verify: exactly one kind with its name. */
export type VerificationEntry = { readonly [kind in VerificationKind]?: string } & { readonly notYet?: true };

const verification = z
  .strictObject({
    ...(Object.fromEntries(VERIFICATION_KINDS.map((kind) => [kind, sentence.optional()])) as {
      [kind in VerificationKind]: z.ZodOptional<typeof sentence>;
    }),
    notYet: z.literal(true).optional(),
  })
  .refine((entry) => namesOf(entry).length === 1, { error: 'names one thing' });

const ids = z.array(sentence).min(1);
const byFramework = z.partialRecord(z.enum(FRAMEWORKS), ids);

/** One control of the set that the product ships, as its file says it. */
export const shippedControlSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/),
    statement: sentence,
    /** Worries that it answers, in the words of who has them. */
    concerns: z.array(sentence).min(1),
    /** Words, or several together, that stakeholders use for what it is about. */
    words: z.array(sentence).min(1),
    evaluation: sentence,
    approvers: z.array(z.enum(APPROVER_ROLES)).min(1),
    verification: z.array(verification).min(1),
    owner: z.enum(CONTROL_OWNERS),
    /** Of a shared control: what each party does. */
    split: z.strictObject({ client: sentence, vendor: sentence }).optional(),
    metric: sentence,
    threshold: sentence,
    /** How old its newest evidence may be, in days. */
    periodDays: z.int().min(1).max(730),
    requirements: z.array(z.string().regex(/^R\d\d$/)).min(1),
    frameworks: byFramework,
    /** Those of the ids that nobody has checked against the framework's own text. */
    unconfirmed: byFramework.default({}),
  })
  .refine(({ owner, split }) => (owner === 'shared') === (split !== undefined), {
    error: 'shared and split go together',
  });

export type ShippedControl = z.output<typeof shippedControlSchema>;

/** What an entry names: its kind and the name. */
export function namesOf(entry: VerificationEntry): { readonly kind: VerificationKind; readonly name: string }[] {
  return VERIFICATION_KINDS.flatMap((kind) => (entry[kind] === undefined ? [] : [{ kind, name: entry[kind] }]));
}
