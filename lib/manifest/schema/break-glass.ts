import { z } from 'zod';
import { BREAK_GLASS_APPROVERS, BREAK_GLASS_MINUTES } from '../aws-limits';
import { guide } from '../guidance';
import { arnOf, personEmail } from './scalars';

const approver = z.strictObject({
  email: personEmail,
  principalArn: arnOf('iam', 'user/', 'the IAM user that this one person alone holds, with a hardware key'),
});

export const breakGlass = z
  .strictObject({
    approvers: guide(
      z.array(approver).min(BREAK_GLASS_APPROVERS.min).max(BREAK_GLASS_APPROVERS.max),
      'People of the client who may open the emergency role, two together.',
      {
        want: `${BREAK_GLASS_APPROVERS.min} to ${BREAK_GLASS_APPROVERS.max} people, each with an IAM user of their own`,
        mend: 'name people who can be reached at night, and not more',
        code: 'manifest/break-glass-approvers',
      },
    ),
    minutesMax: guide(
      z.int().min(BREAK_GLASS_MINUTES.min).max(BREAK_GLASS_MINUTES.max).default(BREAK_GLASS_MINUTES.max),
      'Longest time the emergency role stays open, in minutes.',
      {
        want: `a whole number of minutes from ${BREAK_GLASS_MINUTES.min} to ${BREAK_GLASS_MINUTES.max}`,
        mend: 'shorten it: two people can open it again',
        code: 'manifest/break-glass-minutes',
      },
    ),
  })
  .optional()
  .describe('The emergency role of the client, which two people open together.');
