import { z } from 'zod';
import { GRANT_DAYS } from '../grant-days';
import { guide } from '../guidance';
import { VERBS } from './access';
import { CLASSIFICATIONS } from './classification';
import { email, id } from './scalars';
import { STAGES } from './stage';

const PEOPLE_COUNT_MAX = 20;

const role = z.strictObject({
  id: id.describe('Name of the role, such as `security`. `owner` is the owner of the engagement, and not for others.'),
  people: z.array(email).min(1).describe('Who may approve in this role.'),
});

const need = z.strictObject({
  role: id.describe('Who approves: a role of `roles`, or `owner`.'),
  count: guide(z.int().min(1).max(PEOPLE_COUNT_MAX).default(1), 'How many people of the role.', {
    want: `a whole number from 1 to ${PEOPLE_COUNT_MAX}`,
    mend: 'say how many people of the role must agree',
    code: 'manifest/approval-count',
  }),
  classifications: z
    .array(z.enum(CLASSIFICATIONS))
    .min(1)
    .optional()
    .describe('Only for data of these classifications; default all.'),
  verbs: z.array(z.enum(VERBS)).min(1).optional().describe('Only for requests with one of these verbs; default all.'),
  stages: z.array(z.enum(STAGES)).min(1).optional().describe('Only in these stages; default all.'),
});

const daysMax = (stage: keyof typeof GRANT_DAYS) => {
  const most = GRANT_DAYS[stage].requested;
  return guide(z.int().min(1).max(most).default(most), `Longest in the stage ${stage}.`, {
    want: `a whole number of days from 1 to ${most}`,
    mend: `choose ${most} or fewer: a manifest may only be stricter`,
    code: 'manifest/grant-days',
  });
};

export const approval = z
  .strictObject({
    roles: z.array(role).default([]).describe('Who may approve, by role.'),
    needs: z
      .array(need)
      .default([])
      .describe('What a request needs; all lines that fit it add up. Default: one approval by `engagement.owner`.'),
    daysMax: z
      .strictObject({ pilot: daysMax('pilot'), limited: daysMax('limited'), expanded: daysMax('expanded') })
      .prefault({})
      .describe('Longest time an access that was requested lasts from its activation, in days, by stage.'),
  })
  .prefault({})
  .describe('Who must agree to a request for access. A change of this part needs approval itself.');
