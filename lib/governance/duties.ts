import type { Day } from '../common/clock';
import type { Path } from '../common/yaml-source';
import type { Manifest } from '../manifest';
import type { Duty } from '../manifest/schema/governance';
import { holdersOf } from './holders';

/** A duty that somebody has, and where the manifest gives it. */
export interface HeldDuty {
  /** One of the duties, or a job function. */
  readonly duty: Duty | (string & {});
  readonly email: string;
  readonly path: Path;
}

/** Every duty that somebody has on a day, in the order of the manifest's parts. */
export function dutiesOf(manifest: Manifest, today: Day): HeldDuty[] {
  const { assessor } = manifest;
  return [
    ...holdersOf(manifest, today).map(({ person, index }) => ({
      duty: person.jobFunction,
      email: person.email,
      path: ['people', index, 'jobFunction'],
    })),
    ...ofGrants(manifest),
    ...ofLogs(manifest),
    ...ofControls(manifest),
    ...(assessor ? [{ duty: 'assessor', email: assessor.contact, path: ['assessor', 'contact'] }] : []),
    ...manifest.reviews.held.map(({ reviewer }, index) => ({
      duty: 'reviewer',
      email: reviewer,
      path: ['reviews', 'held', index, 'reviewer'],
    })),
  ];
}

function ofGrants({ grants }: Manifest): HeldDuty[] {
  return grants.flatMap(({ requestedBy, approvedBy }, index) => [
    { duty: 'requester', email: requestedBy, path: ['grants', index, 'requestedBy'] },
    ...[approvedBy].flat().map((email) => ({ duty: 'approver', email, path: ['grants', index, 'approvedBy'] })),
  ]);
}

function ofLogs({ logging }: Manifest): HeldDuty[] {
  return [
    ...logging.keyAdministratorEmails.map((email, index) => ({
      duty: 'key-administrator',
      email,
      path: ['logging', 'keyAdministratorEmails', index],
    })),
    ...logging.reviewers.map((email, index) => ({ duty: 'reviewer', email, path: ['logging', 'reviewers', index] })),
    ...logging.criticalTransactions.map(({ reviewer }, index) => ({
      duty: 'reviewer',
      email: reviewer,
      path: ['logging', 'criticalTransactions', index, 'reviewer'],
    })),
  ];
}

function ofControls({ controls }: Manifest): HeldDuty[] {
  return controls.flatMap(({ accountable, approvers }, index) => [
    ...(accountable === undefined
      ? []
      : [{ duty: 'accountable', email: accountable, path: ['controls', index, 'accountable'] }]),
    ...approvers.map((email, at) => ({ duty: 'approver', email, path: ['controls', index, 'approvers', at] })),
  ]);
}
