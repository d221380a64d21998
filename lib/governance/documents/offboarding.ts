import { type Manifest, idpGroupOf, offboarded } from '../../manifest';
import type { Document } from './document';
import { joined, list, page, section, steps, table } from './markdown-parts';
import { hoursOf, ownerOf, vendorContacts } from './parties';

/** What to do when somebody leaves, planned or at once. */
export function offboardingRunbook(manifest: Manifest): Document {
  const { vendor, jobFunctions } = manifest;
  const groups = jobFunctions.map((job) => [job.id, idpGroupOf(manifest, job)]);
  return {
    file: 'runbook-offboarding.md',
    text: page(
      `When somebody leaves ${vendor.name}`,
      `${ownerOf(manifest)} answers for it. The vendor says so as soon as it knows, and on the last day at the latest.`,
      section(
        'Planned: the last day is known',
        steps([
          'Write the last working day as `left` beside the person in the manifest. Who stays must be two for each job function.',
          'Have the change approved, and deploy. From the end of that day (UTC) the roles deny everything to the person.',
          'Take the person out of the group of the identity provider.',
          'Revoke grants that nobody else needs: `enclave revoke`.',
          'After the last day: `enclave audit`. It must find nobody on the deployed lists who is not in the manifest.',
        ]),
      ),
      section('At once: a person must not work any more', atOnce(manifest)),
      section('What closes', list(waysOf(manifest))),
      section('Groups of the identity provider', table(['job function', 'group'], groups)),
      section('Whom to call at the vendor', list(vendorContacts(manifest)), `It works ${hoursOf(manifest)}.`),
    ),
  };
}

function atOnce(manifest: Manifest): string {
  const roles = manifest.offboarding?.roleArns ?? [];
  const who =
    roles.length === 0
      ? 'an administrator of the account (name who may in `offboarding.roleArns`)'
      : `whoever may take ${joined(roles)}`;
  return steps([
    `Put the person on the list \`${offboarded.policyName(manifest)}\`, as ${who}: every role then denies every call, also in open sessions.`,
    ...(manifest.connect.clientVpn
      ? ['Set `suspended` in the item of the person in the roster table, and end the open connections of the VPN.']
      : []),
    'Disable the person at the identity provider.',
    'Try it: a call in the name of the person must be refused. Note the minute of the order and of the refusal.',
    'Write `left` into the manifest, deploy, and take the person off the list again.',
  ]);
}

function waysOf({ connect, jobFunctions }: Manifest): string[] {
  return [
    ...(connect.clientVpn
      ? ['the VPN: no new connection, and the end of open ones with their session at the latest']
      : []),
    ...(connect.verifiedAccess
      ? ['web applications behind Verified Access: at the next request after the group is gone']
      : []),
    ...(connect.secureBrowser ? ['the secure browser: at the next sign-in'] : []),
    ...jobFunctions.map(
      ({ id, sessionHoursMax }) =>
        `the role of ${id}: at the next call; a session lasts ${sessionHoursMax} hours at most`,
    ),
  ];
}
