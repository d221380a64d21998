import type { Manifest } from '../../manifest';
import type { Document } from './document';
import { list, page, section, table } from './markdown-parts';
import { hoursOf, vendorContacts } from './parties';

/** Questions to the vendor, with the answers that the manifest has. What is open is left to fill in. */
export function vendorQuestionnaire(manifest: Manifest): Document {
  const { vendor, dueDiligence, jobFunctions, people } = manifest;
  const { certifications, questionnaire, referenceCalls, gaps } = dueDiligence;
  return {
    file: 'vendor-questionnaire.md',
    text: page(
      `Questions to ${vendor.name}`,
      questionnaire
        ? `Answered before: ${questionnaire.reference}, ${questionnaire.completed}. Please correct what has changed.`
        : 'Please answer what is open, and correct what is wrong.',
      section(
        'The firm',
        list([
          `Mail domains your people sign in with: ${vendor.domains.join(', ') || OPEN}`,
          `Working hours: ${hoursOf(manifest)}`,
          `Whom we call day and night: ${vendorContacts(manifest, 'security').join('; ') || OPEN}`,
          `Subcontractors who would work on this: ${OPEN}`,
        ]),
      ),
      section(
        'Standards',
        table(
          ['standard', 'scope', 'until', 'seen'],
          certifications.map(({ standard, scope, expires, evidence = OPEN }) => [standard, scope, expires, evidence]),
        ),
        certifications.length === 0 ? `Which standards are you certified to, for which sites, until when? ${OPEN}` : '',
      ),
      section(
        'People',
        list([
          ...jobFunctions.map(
            ({ id, name = id }) =>
              `${name}: ${people.filter((one) => one.jobFunction === id && one.left === undefined).length} people named; who stands in for them? ${OPEN}`,
          ),
          `How do you check people before they start? ${OPEN}`,
          `How soon do you tell us that somebody leaves, and who does it? ${OPEN}`,
          `Which training do they have on handling data and on deception by mail and telephone? ${trainingOf(manifest)}`,
        ]),
      ),
      section(
        'Devices and places',
        list([
          `Are devices managed, encrypted and patched by you? ${postureOf(manifest)}`,
          `Who else is in the room where the work is done? ${OPEN}`,
        ]),
      ),
      section(
        'Incidents',
        list([
          `What happened at you in the last three years, and when did your clients hear of it? ${OPEN}`,
          ...referenceCalls.map(({ client, on, notes }) => `Reference ${client}, ${on}: ${notes}`),
          ...(referenceCalls.length === 0 ? [`Two clients we may call: ${OPEN}`] : []),
        ]),
      ),
      section(
        'Known gaps',
        table(
          ['gap', 'held by', 'owner', 'until'],
          gaps.map(({ gap, compensatingControl = 'accepted', owner, expires }) => [
            gap,
            compensatingControl,
            owner,
            expires,
          ]),
        ),
      ),
    ),
  };
}

const OPEN = '______';

function postureOf({ connect }: Manifest): string {
  const providers = (connect.clientVpn?.devicePosture ?? []).map(({ provider }) => provider);
  return providers.length === 0 ? OPEN : `the enclave asks ${providers.join(', ')}`;
}

function trainingOf({ people }: Manifest): string {
  const courses = [...new Set(people.flatMap(({ training }) => training.map(({ course }) => course)))].sort();
  return courses.join('; ') || OPEN;
}
