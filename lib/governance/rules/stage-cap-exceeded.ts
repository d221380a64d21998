import type { Day } from '../../common/clock';
import type { Manifest } from '../../manifest';
import { defineManifestRule, type Said } from '../manifest-rule';
import { capsOf, MEASURES, rankOf } from '../stages/measures';

const BOUNDARY = (classification: string) => `
        dataBoundaries:
          - { id: letters, dataset: Letters, purpose: Work, classification: ${classification}, resources: ["arn:aws:s3:::client-letters/inbox/*"] }
      `;

export default defineManifestRule({
  id: 'stage-cap-exceeded',
  severity: 'error',
  title: 'Engagement is larger than its stage allows',
  why: 'A pilot is small so that what goes wrong in it stays small; what has grown past it was never tried.',
  fix: 'Take away what goes beyond the bound, or pass the gates to the next stage with `enclave promote`.',
  controls: ['ac-6', 'ra-3', 'ra-7'],

  check(manifest, today) {
    return [...tooMany(manifest, today), ...tooSensitive(manifest)];
  },

  bad: [
    {
      title: 'restricted data in a pilot',
      template: BOUNDARY('restricted'),
      at: 'dataBoundaries.letters classification',
    },
    {
      title: 'more people than the manifest itself allows a pilot',
      template: `
        stages: { pilot: { people: 2 } }
      `,
      at: 'people',
    },
    {
      title: 'a session longer than the stage allows',
      template: `
        jobFunctions: [{ id: clerk, sessionHoursMax: 12 }]
      `,
    },
    {
      title: 'a grant of more than a year',
      template: `
        grants:
          - { jobFunction: clerk, boundary: letters, verbs: [read], requestedBy: kim@client.example, approvedBy: owner@client.example, reason: Work, expires: 2027-12-30 }
      `,
    },
  ],
  good: [
    { title: 'confidential data in a pilot', template: BOUNDARY('confidential') },
    { title: 'as many people as the manifest allows', template: 'stages: { pilot: { people: 3 } }' },
  ],
});

function tooMany(manifest: Manifest, today: Day): Said[] {
  const { stage } = manifest.engagement;
  const caps = capsOf(manifest, stage);
  return MEASURES.flatMap(({ cap, unit, beyond }) =>
    beyond(manifest, caps[cap] as number, today).map(({ count, path }) => ({
      path,
      saw: `${count} ${unit}`,
      want: `at most ${caps[cap]} ${unit} in the stage ${stage}`,
    })),
  );
}

function tooSensitive(manifest: Manifest): Said[] {
  const { stage } = manifest.engagement;
  const { classification: highest } = capsOf(manifest, stage);
  return manifest.dataBoundaries.flatMap(({ classification }, index) => {
    if (rankOf(classification) <= rankOf(highest)) return [];
    const path = ['dataBoundaries', index, 'classification'];
    return [{ path, saw: `${classification} data`, want: `at most ${highest} data in the stage ${stage}` }];
  });
}
