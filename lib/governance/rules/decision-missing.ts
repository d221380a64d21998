import { defineManifestRule } from '../manifest-rule';
import { hasReached } from '../stage-reached';

export default defineManifestRule({
  id: 'decision-missing',
  severity: 'error',
  title: 'Vendor is past the pilot, and nobody has decided to go forward',
  why: 'Work that nobody decided on has no owner when it goes wrong.',
  fix: 'Run `enclave decide`, and record under `engagement.decision` who decided what, when and why.',
  controls: ['ra-7', 'pm-9'],

  check(manifest) {
    const { decision } = manifest.engagement;
    if (!hasReached(manifest, 'limited') || decision !== undefined) return [];
    const want = 'the outcome, who decided, when, and why';
    return [{ path: ['engagement', 'decision'], saw: 'no decision', want }];
  },

  bad: [
    {
      title: 'limited, and undecided',
      template: 'engagement: { stage: limited, ends: 2027-12-31 }',
      at: 'engagement decision',
    },
    { title: 'expanded, and undecided', template: 'engagement: { stage: expanded, ends: 2027-12-31 }' },
  ],
  good: [
    {
      title: 'decided before it grew',
      template: `
        engagement:
          stage: limited
          ends: 2027-12-31
          decision: { outcome: move-forward, decidedBy: [owner@client.example], on: 2026-12-01, reasons: [The pilot held] }
      `,
    },
    { title: 'a pilot', template: 'engagement: { ends: 2027-12-31 }' },
  ],
});
