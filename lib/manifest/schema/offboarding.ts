import { z } from 'zod';
import { guide } from '../guidance';
import { arnOf } from './scalars';

/** More would mean that nobody in particular answers for it. Our own limit. */
const ROLES_MAX = 5;

export const offboarding = z
  .strictObject({
    roleArns: guide(
      z
        .array(arnOf('iam', 'role/', 'a role of the client that puts people off'))
        .min(1)
        .max(ROLES_MAX),
      'Roles of the client that may change the list of people put off at once; `enclave guardrails` denies it to everybody else, the pipeline too.',
      {
        want: `one to ${ROLES_MAX} roles of the enclave’s account`,
        mend: 'name the role of those who can be reached at night',
        code: 'manifest/offboarding-roles',
      },
    ),
  })
  .optional()
  .describe('Who puts a person off at once, without a deployment.');
