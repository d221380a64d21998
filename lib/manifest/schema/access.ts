import { z } from 'zod';
import { LEADING_KEY_LENGTH_MAX } from '../aws-limits';
import { guide } from '../guidance';
import { database } from './database';
import { CLASSIFICATIONS } from './classification';
import { runbook } from './procedures';
import { arn, arnOf, day, email, group, id, personEmail, tagValue, text } from './scalars';
import { identityCenterUserId } from './identity-center';

export const VERBS = ['list', 'read', 'write', 'delete'] as const;
export type Verb = (typeof VERBS)[number];

export const jobFunctions = z
  .array(
    z.strictObject({
      id,
      name: text.optional(),
      idpGroup: group
        .optional()
        .describe('Group the identity provider sends for this job function; default `enclave-<vendor>.<id>`.'),
      runbook: runbook.optional(),
      sessionHoursMax: guide(z.int().min(1).max(12).default(4), 'Longest session of the AWS role, in hours.', {
        want: 'a whole number of hours from 1 to 12',
        mend: 'choose a session that fits one working day',
        code: 'manifest/role-session-hours',
      }),
    }),
  )
  .min(1)
  .describe('What kinds of work the vendor does.');

const training = z.strictObject({ course: text, completed: day, expires: day });

export const people = z
  .array(
    z.strictObject({
      name: text,
      email: personEmail,
      identityCenterUserId: identityCenterUserId
        .optional()
        .describe('Id of the person in IAM Identity Center, with `connect.identityCenter`: their name in AWS.'),
      jobFunction: id,
      joined: day.optional(),
      left: day.optional().describe('Last working day; access ends with it.'),
      training: z.array(training).default([]),
      lastUsed: day.optional().describe('Last day the person used the access, as the logs say; for reviews.'),
      tags: z
        .record(id, tagValue)
        .default({})
        .describe('Session tags the identity provider sends for this person; sign-in is refused with any others.'),
    }),
  )
  .min(1)
  .describe('Who works in the enclave; at least two people per job function.');

/** A partition key; IAM would put something else in the place of a `${…}`. */
const leadingKey = guide(
  z
    .string()
    .min(1)
    .max(LEADING_KEY_LENGTH_MAX)
    .refine((key) => !key.includes('${'), { error: 'a policy variable' }),
  'Partition key of items in DynamoDB.',
  {
    want: `a key as it stands in the table, at most ${LEADING_KEY_LENGTH_MAX} characters, without \`\${\``,
    mend: 'write the keys one by one',
    code: 'manifest/leading-keys',
  },
);

const collectionName = guide(z.string().regex(/^[a-z][a-z0-9-]{2,27}$/), 'Name of a collection.', {
  want: 'three to 28 lower-case letters, digits and hyphens',
  mend: 'copy the name of the collection from the OpenSearch Service console',
  code: 'manifest/collection-name',
});

/** Names that OpenSearch gives indexes (OpenSearch documentation, "Create index"), or what some of them begin with. */
const index = guide(z.string().regex(/^(?=.{1,255}$)[a-z0-9][a-z0-9._-]*\*?$/), 'Name of an index.', {
  want: 'the name of an index, or the beginning of some and `*`',
  mend: 'name the indexes one by one',
  code: 'manifest/index-name',
});

export const dataBoundaries = z
  .array(
    z.strictObject({
      id,
      dataset: text.describe('What the data is, in the words of its owner.'),
      classification: z.enum(CLASSIFICATIONS).default('confidential'),
      resources: z.array(arn).min(1).describe('ARNs that hold the data; a bucket prefix ends in `/*`.'),
      bucketArn: arnOf('s3', '', 'the bucket behind the access points')
        .optional()
        .describe('Only with access points among the resources: the one bucket they lead to.'),
      volumeArn: arnOf('fsx', 'volume/', 'the volume of Amazon FSx behind the access points')
        .optional()
        .describe('Instead of `bucketArn`: the file system’s volume that the access points lead to.'),
      collectionName: collectionName
        .optional()
        .describe('Only with a collection of OpenSearch Serverless: the name that its own policies know it by.'),
      indexes: z
        .array(index)
        .default([])
        .describe('Only with a collection: the indexes that belong to the boundary; default all.'),
      leadingKeys: z
        .array(leadingKey)
        .default([])
        .describe('Only with DynamoDB tables: partition keys of the items that belong to the boundary; default all.'),
      tag: id
        .optional()
        .describe(
          'Session tag that parts the boundary among people: each has the folder, the items or the resource of their own value.',
        ),
      keyArn: arnOf('kms', 'key/', 'the key that encrypts this data').optional(),
      database: database.optional(),
      created: z
        .boolean()
        .optional()
        .describe(
          'The enclave makes the data, empty, under the names in `resources`: whole buckets, queues, topics and streams, ' +
            'encrypted with `keyArn`. Default: it is there already.',
        ),
      purpose: text.describe('Why the vendor needs this data at all.'),
    }),
  )
  .min(1)
  .describe('What exists for the vendor at all.');

export const grants = z
  .array(
    z.strictObject({
      id: id.optional(),
      jobFunction: id,
      boundary: id,
      verbs: z.array(z.enum(VERBS)).min(1),
      requestedBy: email,
      approvedBy: guide(
        z.union([email, z.array(email).min(1)]),
        'One person or several, never the person who requested it.',
        {
          want: 'an e-mail address, or a list of them',
          mend: 'write the addresses of those who approved',
          code: 'manifest/email',
        },
      ),
      reason: text,
      expires: day.describe('Last day the access holds.'),
      request: id.optional().describe('The request it came of: its history stands in the ledger.'),
      activated: z
        .strictObject({ by: email, on: day })
        .optional()
        .describe('Who let the time of the access begin, and when.'),
    }),
  )
  .default([])
  .describe('Which job function may do what to which data, who agreed, until when.');
