import { activateRequest, approveRequest, rejectRequest, type Verdict } from '../../governance/grants';
import type { Manifest } from '../../manifest';
import type { Complaint } from '../../manifest/complaint';
import * as scalars from '../../manifest/schema/scalars';
import type { Io } from '../io';
import { distrust } from './change-manifest';
import type { ManifestAt } from './manifest-at';
import type { Act } from './who-and-which';

const ABOUT_REQUESTS = {
  ask: 'Which request',
  schema: scalars.id,
  candidates: ({ requests }: Manifest) =>
    requests.map(({ id, jobFunction, verbs, boundary, days, requestedBy }) => ({
      id,
      description: `${jobFunction} may ${verbs.join(', ')} ${boundary} for ${days} days, asked by ${requestedBy}`,
    })),
};

export function approving(at: ManifestAt, io: Io): Act {
  const bars = (manifest: Manifest, id: string, by: string) => [
    ...distrust(manifest, at.entries, id),
    ...barsOf(approveRequest(manifest, { id, by }, io.now())),
  ];
  return { ...ABOUT_REQUESTS, verb: 'approve', closes: false, bars };
}

export function activating(at: ManifestAt, io: Io): Act {
  const bars = (manifest: Manifest, id: string, by: string) => [
    ...distrust(manifest, at.entries, id),
    ...barsOf(activateRequest(manifest, { id, by }, io.now())),
  ];
  return { ...ABOUT_REQUESTS, verb: 'activate', closes: false, bars };
}

export function rejecting(): Act {
  const bars = (manifest: Manifest, id: string, by: string) => barsOf(rejectRequest(manifest, { id, by, reason: '' }));
  return { ...ABOUT_REQUESTS, verb: 'reject', closes: true, bars };
}

function barsOf(verdict: Verdict): readonly Complaint[] {
  return verdict.kind === 'refusal' ? verdict.complaints : [];
}
