import { defineManifestRule } from '../manifest-rule';
import { hasReached } from '../stage-reached';

export default defineManifestRule({
  id: 'due-diligence-incomplete',
  severity: 'error',
  title: 'Vendor is past the pilot, and was not looked into',
  why: 'How a vendor handles data, and what happened at other clients, shows in questions and calls, not in a contract.',
  fix: 'Record the questionnaire and at least one reference call under `dueDiligence`.',
  controls: ['sr-6', 'ra-3.1', 'sa-4'],

  check(manifest) {
    const { dueDiligence, engagement } = manifest;
    if (!hasReached(manifest, 'limited') || engagement.principalClass === 'internal') return [];
    return [
      ...(dueDiligence.questionnaire === undefined
        ? [{ path: ['dueDiligence', 'questionnaire'], saw: 'no questionnaire', want: 'its reference and its day' }]
        : []),
      ...(dueDiligence.referenceCalls.length === 0
        ? [{ path: ['dueDiligence', 'referenceCalls'], saw: 'no reference call', want: 'a call with another client' }]
        : []),
    ];
  },

  bad: [
    {
      title: 'neither questionnaire nor call',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }
      `,
      at: ['dueDiligence questionnaire', 'dueDiligence referenceCalls'],
    },
    {
      title: 'a questionnaire, and nobody was called',
      template: `
        engagement: { stage: expanded, ends: 2027-12-31 }
        dueDiligence: { questionnaire: { reference: VRM-381, completed: 2026-07-21 } }
      `,
      at: 'dueDiligence referenceCalls',
    },
    {
      title: 'a call, and no questionnaire',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }
        dueDiligence: { referenceCalls: [{ client: Alpine Mutual, on: 2026-07-30, notes: All went well }] }
      `,
      at: 'dueDiligence questionnaire',
    },
  ],
  good: [
    {
      title: 'a questionnaire and a call',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }
        dueDiligence:
          questionnaire: { reference: VRM-381, completed: 2026-07-21 }
          referenceCalls: [{ client: Alpine Mutual, on: 2026-07-30, notes: One incident report came late }]
      `,
    },
    {
      title: 'a team of the client’s own, whom no other client knows',
      template: 'engagement: { stage: limited, ends: 2027-12-31, principalClass: internal }',
    },
    { title: 'a pilot: it is what shows the rest', template: 'engagement: { ends: 2027-12-31 }' },
  ],
});
