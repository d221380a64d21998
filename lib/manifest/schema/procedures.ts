import { z } from 'zod';
import { guide } from '../guidance';
import { day, email, id, text } from './scalars';

/** What is needed of every engagement past its pilot; `data-handling` where the data is confidential or restricted. */
export const NEEDED_PROCEDURES = ['access-request', 'data-handling', 'incident', 'offboarding'] as const;

const reviewed = day.describe('Day on which somebody last read it and found it right.');

export const procedures = z
  .array(
    z.strictObject({
      id: id.describe(`What it is for: ${NEEDED_PROCEDURES.join(', ')}, or a name of your own.`),
      reference: text.describe('Where it is written: an address, or a file that `enclave documents` made.'),
      owner: email.describe('Who keeps it current.'),
      reviewed,
    }),
  )
  .default([])
  .describe('Written procedures, and when each was last read; those of a job function stand there as `runbook`.');

export const runbook = guide(
  z.union([text, z.strictObject({ reference: text, reviewed })]),
  'Where the written procedure is; with `reference` and `reviewed` also when it was last read.',
  {
    want: 'where it is written, or `{ reference: https://…, reviewed: 2026-10-01 }`',
    mend: 'write both fields',
    code: 'manifest/runbook',
  },
);
