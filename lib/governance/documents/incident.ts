import type { Manifest } from '../../manifest';
import type { Document } from './document';
import { joined, list, page, section, steps, table } from './markdown-parts';
import { hoursOf, incidentContacts, ownerOf, vendorContacts } from './parties';

/** What to do when something happens, and who hears of it within how many minutes. */
export function incidentRunbook(manifest: Manifest): Document {
  const { incidents, vendor } = manifest;
  const types = incidents.types.map(({ id, severity, notifyWithinMinutes }) => [
    id,
    severity,
    String(notifyWithinMinutes),
    lastDrill(manifest, id),
  ]);
  const tiers = [...incidents.escalation]
    .sort((one, other) => one.afterMinutes - other.afterMinutes)
    .map(({ afterMinutes, to }) => [String(afterMinutes), joined(to)]);
  return {
    file: 'runbook-incident.md',
    text: page(
      `When something happens at ${vendor.name}, or in its enclave`,
      'The clock runs from the minute in which either party notices to the minute in which the other one has acknowledged.',
      section('Kinds', table(['incident', 'severity', 'minutes to tell', 'last drill'], types)),
      section(
        'Whom it reaches first',
        list([
          `at the client: ${incidentContacts(manifest, 'client')}`,
          `at the vendor: ${incidentContacts(manifest, 'vendor')}`,
        ]),
        table(['after minutes without an acknowledgement', 'it goes to'], tiers),
      ),
      section('Steps', steps(stepsOf(manifest))),
      section(
        'Whom to call at the vendor',
        list(vendorContacts(manifest, 'security')),
        `It works ${hoursOf(manifest)}.`,
      ),
    ),
  };
}

function stepsOf(manifest: Manifest): string[] {
  const { incidents, breakGlass, logging, reviews } = manifest;
  return [
    'Tell the other party at once: what was seen, when, by whom, and what is known to be touched. Do not wait for certainty.',
    ...(incidents.alarmTopicArn === undefined ? [] : [`Alarms of the enclave go to ${incidents.alarmTopicArn}.`]),
    'One person: put them off at once, see runbook-offboarding.md. The whole vendor: all of them.',
    ...(breakGlass
      ? [
          `Whatever needs more rights is done with the emergency role: two of ${joined(breakGlass.approvers.map(({ email }) => email))} agree, for ${breakGlass.minutesMax} minutes at most.`,
        ]
      : []),
    `Read the records: they are kept ${logging.retentionDays} days, and nobody can delete them for ${logging.lockDays}. Reviewers: ${joined(logging.reviewers, 'not named (`logging.reviewers`)')}.`,
    `Write down when each step was done. ${ownerOf(manifest)} decides when work goes on.`,
    `Bring it into the next review, at most ${reviews.cadenceDays} days after the last, and rehearse the same kind again.`,
  ];
}

function lastDrill({ drills }: Manifest, incident: string): string {
  const [last] = drills.filter((one) => one.incident === incident).sort((one, other) => (one.on < other.on ? 1 : -1));
  if (!last) return 'never';
  return `${last.on}, ${last.passed ? 'passed' : 'failed'}, told after ${last.notifiedAfterMinutes} minutes`;
}
