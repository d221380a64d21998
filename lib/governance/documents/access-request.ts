import type { Manifest } from '../../manifest';
import { runbookOf } from '../procedures';
import type { Document } from './document';
import { page, section, steps, table } from './markdown-parts';
import { ownerOf } from './parties';

/** How somebody gets access, and who has which today. */
export function accessRequestRunbook(manifest: Manifest): Document {
  const { vendor, jobFunctions, grants, dataBoundaries, engagement } = manifest;
  const boundaries = dataBoundaries.map(({ id, dataset, classification, purpose }) => [
    id,
    dataset,
    classification,
    purpose,
  ]);
  const held = grants.map(({ jobFunction, boundary, verbs, requestedBy, approvedBy, reason, expires }) => [
    jobFunction,
    boundary,
    verbs.join(', '),
    requestedBy,
    [approvedBy].flat().join(', '),
    expires,
    reason,
  ]);
  const jobs = jobFunctions.map((job) => {
    const { id, name = id, sessionHoursMax } = job;
    const { reference = '', reviewed = '' } = runbookOf(job) ?? {};
    return [name, id, `${sessionHoursMax} h`, reference, reviewed];
  });
  return {
    file: 'runbook-access-request.md',
    text: page(
      `How ${vendor.name} gets access`,
      'Access is given to job functions, never to single people, for a reason and until a day. Nobody approves what they asked for.',
      section(
        'Steps',
        steps([
          'Ask: `enclave request`, with the job function, the data boundary, what for, and for how many days.',
          `The approvers weigh the request against the purpose of the boundary below. ${ownerOf(manifest)} answers for the engagement.`,
          'Who will use the access activates it; the days run from then. Everybody of the job function must have current training.',
          'The change goes through review and `enclave check` before it is deployed: nothing beyond the grants is proven to be reachable.',
          'It ends by itself on its last day. Whoever needs it longer asks again.',
        ]),
      ),
      section('Job functions', table(['job function', 'id', 'longest session', 'procedure', 'last read'], jobs)),
      section('Data boundaries', table(['id', 'dataset', 'classification', 'purpose'], boundaries)),
      section(
        'Access in force',
        table(['job function', 'boundary', 'may', 'requested by', 'approved by', 'until', 'reason'], held),
        `The engagement is at stage ${engagement.stage} and ends on ${engagement.ends}.`,
      ),
    ),
  };
}
