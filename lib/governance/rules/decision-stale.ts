import { addDays } from '../../common/clock';
import { defineManifestRule } from '../manifest-rule';

/** A year: as long as most certificates and contracts run. */
const DECISION_DAYS_MAX = 365;

const DECIDED = (on: string, stage = 'limited') => `
        engagement:
          stage: ${stage}
          ends: 2027-12-31
          decision: { outcome: move-forward, decidedBy: [owner@client.example], on: ${on}, reasons: [The pilot held] }
      `;

export default defineManifestRule({
  id: 'decision-stale',
  severity: 'warning',
  title: 'Decision to work with the vendor is more than a year old',
  why: 'Data, people and the vendor are others than those that somebody once decided on.',
  fix: 'Run `enclave decide`, decide anew, and record it under `engagement.decision`.',
  controls: ['ra-7', 'ra-3'],

  check({ engagement: { decision } }, today) {
    const since = addDays(today, -DECISION_DAYS_MAX);
    if (decision === undefined || decision.on >= since) return [];
    return [{ path: ['engagement', 'decision', 'on'], saw: decision.on, want: `a decision since ${since}` }];
  },

  bad: [
    { title: 'decided in the year before last', template: DECIDED('2025-12-01'), at: 'engagement decision.on' },
    { title: 'decided a year and a day ago', template: DECIDED('2026-01-14') },
    { title: 'a pilot that went on and on', template: DECIDED('2025-06-01', 'pilot') },
  ],
  good: [
    { title: 'decided last month', template: DECIDED('2026-12-01') },
    { title: 'decided a year ago to the day', template: DECIDED('2026-01-15') },
  ],
});
