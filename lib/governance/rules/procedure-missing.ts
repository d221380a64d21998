import type { Manifest } from '../../manifest';
import { NEEDED_PROCEDURES } from '../../manifest/schema/procedures';
import { defineManifestRule } from '../manifest-rule';
import { hasReached } from '../stage-reached';

/** How to handle data is written down where it does harm in the wrong hands; the other three are needed of everybody. */
function neededOf({ dataBoundaries }: Manifest): readonly string[] {
  const harms = dataBoundaries.some(({ classification }) => ['confidential', 'restricted'].includes(classification));
  return NEEDED_PROCEDURES.filter((id) => id !== 'data-handling' || harms);
}

const NAMED = (...ids: readonly string[]) => `
        engagement: { stage: limited, ends: 2027-12-31 }
        procedures:
${ids.map((id) => `          - { id: ${id}, reference: docs/${id}.md, owner: kim@client.example, reviewed: 2026-10-01 }`).join('\n')}
      `;
const OF_CLASS = (classification: string, ...ids: readonly string[]) => `${NAMED(...ids).trimEnd()}
        dataBoundaries:
          - { id: letters, dataset: Letters, classification: ${classification}, purpose: Work, resources: ["arn:aws:s3:::client-letters/inbox/*"] }
      `;

export default defineManifestRule({
  id: 'procedure-missing',
  severity: 'warning',
  title: 'Procedure that the engagement needs is not written',
  why: 'On the day of an incident, or of a leaver, nobody has time to agree on what to do.',
  fix: 'Name it under `procedures`: one of your own, or the file that `enclave documents` made, once somebody has read it.',
  controls: ['pl-2', 'pl-4'],

  check(manifest) {
    if (!hasReached(manifest, 'limited')) return [];
    const written = manifest.procedures.map(({ id }) => id);
    return neededOf(manifest)
      .filter((id) => !written.includes(id))
      .map((id) => ({
        path: ['procedures', id],
        saw: `no procedure ${id}`,
        want: 'where it is written, and when read',
      }));
  },

  bad: [
    {
      title: 'past the pilot without any',
      template: 'engagement: { stage: limited, ends: 2027-12-31 }',
      at: ['procedures access-request', 'procedures data-handling', 'procedures incident', 'procedures offboarding'],
    },
    {
      title: 'nobody wrote what to do in an incident',
      template: NAMED('access-request', 'data-handling', 'offboarding'),
      at: 'procedures incident',
    },
    {
      title: 'confidential data, and nothing says how to handle it',
      template: OF_CLASS('confidential', 'access-request', 'incident', 'offboarding'),
      at: 'procedures data-handling',
    },
    {
      title: 'some of the data is confidential',
      template: `${OF_CLASS('internal', 'access-request', 'incident', 'offboarding').trimEnd()}
          - { id: claims, dataset: Claims, classification: confidential, purpose: Work, resources: ["arn:aws:s3:::client-claims/open/*"] }
      `,
    },
    {
      title: 'restricted data, and nothing says how to handle it',
      template: OF_CLASS('restricted', 'access-request', 'incident', 'offboarding'),
      at: 'procedures data-handling',
    },
  ],
  good: [
    { title: 'all four', template: NAMED('access-request', 'data-handling', 'incident', 'offboarding') },
    {
      title: 'internal data needs no procedure of its own',
      template: OF_CLASS('internal', 'access-request', 'incident', 'offboarding'),
    },
    { title: 'a pilot may go by what is said', template: 'engagement: { ends: 2027-12-31 }' },
  ],
});
