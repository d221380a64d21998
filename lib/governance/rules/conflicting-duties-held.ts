import { dutiesOf } from '../duties';
import { defineManifestRule } from '../manifest-rule';

export default defineManifestRule({
  id: 'conflicting-duties-held',
  severity: 'error',
  title: 'One person holds two duties that are declared to conflict',
  why: 'Whoever may do a thing and also say that it was right can do it wrong, and nobody will see it.',
  fix: 'Give one of the two duties to somebody else.',
  controls: ['ac-5', 'ps-7'],

  check(manifest, today) {
    const held = dutiesOf(manifest, today);
    return manifest.conflicts.flatMap(({ duties: [first, second], reason }) => {
      const others = new Set(held.filter(({ duty }) => duty === first).map(({ email }) => email.toLowerCase()));
      const seen = new Set<string>();
      return held.flatMap(({ duty, email, path }) => {
        const person = email.toLowerCase();
        if (duty !== second || !others.has(person) || seen.has(person)) return [];
        seen.add(person);
        return [{ path, saw: `${email} is ${first} and ${second}`, want: `two people: ${reason}` }];
      });
    });
  },

  bad: [
    {
      title: 'who asks for access also reviews the logs',
      template: `
        conflicts: [{ duties: [requester, reviewer], reason: nobody judges what they asked for }]
        grants:
          - { jobFunction: clerk, boundary: letters, verbs: [read], requestedBy: kim@client.example, approvedBy: owner@client.example, reason: Work, expires: 2027-06-30 }
        logging: { reviewers: [Kim@client.example] }
      `,
      at: 'logging.reviewers.Kim@client.example',
    },
    {
      title: 'the same two duties of one person are one finding, however often they were held',
      template: `
        conflicts: [{ duties: [requester, reviewer], reason: nobody judges what they asked for }]
        logging: { reviewers: [kim@client.example] }
        reviews: { held: [{ on: 2026-12-01, reviewer: kim@client.example, result: clean }] }
      `,
      at: 'logging.reviewers.kim@client.example',
    },
    {
      title: 'a clerk administers the log key',
      template: `
        conflicts: [{ duties: [clerk, key-administrator], reason: who works must not blind the logs }]
        logging: { keyAdministratorEmails: [ana@acme.example] }
      `,
    },
  ],
  good: [
    {
      title: 'two people',
      template: `
        conflicts: [{ duties: [requester, reviewer], reason: nobody judges what they asked for }]
        logging: { reviewers: [lee@client.example] }
      `,
    },
    {
      title: 'the conflict is not declared: small teams share duties',
      template: `
        conflicts: []
        logging: { reviewers: [kim@client.example], keyAdministratorEmails: [kim@client.example] }
      `,
    },
  ],
});
