import type { BoundaryKind } from '../lib/manifest/boundary-kind';
import { BOUNDARY_KINDS } from '../lib/manifest/boundary-kinds';
import { COLLECTION, ON_INDEXES } from '../lib/manifest/collections';
import { REFUSED_KINDS } from '../lib/manifest/refused-kinds';
import { VERBS, type Verb } from '../lib/manifest/schema/access';

export const BOUNDARIES = 'docs/data-boundaries.md';

/** What each kind of data boundary gives, where it is recorded and what proves it, from the table that constructs and proofs use. */
export function boundaryReference(): string {
  return `# Data boundaries

<!-- Written by \`npm run generate\` from lib/manifest/boundary-kinds.ts; do not edit. -->

A boundary names data by ARN. Each grant becomes actions on that ARN, through the enclave’s endpoint of the service, until
the last day; an endpoint lets nothing else through. For every boundary \`enclave check\` proves that the roles are given nothing
beyond the grants, that the endpoints and the permissions boundary let nothing more through, that the resolver answers no
more names, and that one trail records each use.

| data | ARN | endpoint | recorded by CloudTrail as |
|---|---|---|---|
${BOUNDARY_KINDS.map(rowOf).join('\n')}

| data | ${VERBS.map((verb) => `\`${verb}\``).join(' | ')} |
|---|---|---|---|---|
${BOUNDARY_KINDS.map((kind) => `| ${kind.title} | ${VERBS.map((verb) => actionsOf(kind, verb)).join(' | ')} |`).join('\n')}

## Data that the enclave makes

With \`created: true\` the enclave makes what \`resources\` names: whole buckets, queues, topics and streams (\`CreatedData\`), under their
names, encrypted with the client’s \`keyArn\`, closed to calls in plain text, and kept when the stack goes. A proof reads that,
and that nothing hands the data on. The policy of the key is its owner’s: it must let S3, SQS, SNS or Kinesis use the key for the
roles. Tables and secrets are imported: a table must be told its keys, and a secret gets letters behind its name.

## Collections of OpenSearch Serverless

IAM knows one right to a collection, \`${COLLECTION.verbs.read.join(', ')}\`. What a job function may do on which index stands in a data access
policy, which the enclave makes (\`CollectionAccess\`) beside a network policy that opens the collection to its endpoint; a proof
reads both. Both kinds of policy add up with those of the client: whatever another one gives to everybody, or to the
internet, ours cannot take away.

- \`collectionName\` names it as its policies do, \`indexes\` what belongs to the boundary.
- Writing and deleting documents are one permission, so a grant says both or neither.
- The collection is of the newer generation, which answers to \`<id>.aoss.<region>.on.aws\`. Its encryption is its owner’s.
- Nobody gets the dashboards.

## Files

A volume of Amazon FSx (for OpenZFS or ONTAP) is held through an S3 access point that is attached to it: \`volumeArn\` stands in the place of
\`bucketArn\`. Which files the access point’s own user may open, the file system says besides.

## What no boundary holds

${Object.entries(REFUSED_KINDS)
  .map(([service, { reason, mend }]) => `- \`${service}\`: ${reason}. The way round: ${mend}.`)
  .join('\n')}
`;
}

function rowOf({ title, example, endpoint, dataEvent }: BoundaryKind): string {
  // Databases have no endpoint of AWS's, and CloudTrail records nothing that is asked of them.
  const door = endpoint === undefined ? 'a proxy’s own' : `\`${endpoint}\``;
  const events = endpoint === undefined ? 'nothing: the audit log of the database' : 'management events';
  return `| ${title} | \`${example}\` | ${door} | ${dataEvent === undefined ? events : `\`${dataEvent}\``} |`;
}

function actionsOf({ service, verbs }: BoundaryKind, verb: Verb): string {
  const actions = service === COLLECTION.service ? [ON_INDEXES[verb]] : (verbs[verb] ?? []);
  return actions.map((action) => `\`${action}\``).join(', ') || '–';
}
