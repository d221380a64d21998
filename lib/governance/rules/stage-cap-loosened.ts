import { STAGES } from '../../manifest/schema/stage';
import { defineManifestRule } from '../manifest-rule';
import { type Caps, CAPS } from '../stages/caps';
import { isLooser } from '../stages/measures';

export default defineManifestRule({
  id: 'stage-cap-loosened',
  severity: 'error',
  title: 'Manifest allows a stage more than the house does',
  why: 'A bound that each engagement may raise for itself bounds nothing; the looser number is not taken.',
  fix: 'Lower the number, or remove it.',
  controls: ['ac-6', 'cm-3'],

  check({ stages }) {
    return STAGES.flatMap((stage) =>
      Object.entries(stages[stage] ?? {}).flatMap(([cap, bound]) => {
        const house = CAPS[stage];
        if (bound === undefined || !isLooser(cap as keyof Caps, bound, house)) return [];
        return [{ path: ['stages', stage, cap], saw: String(bound), want: `at most ${house[cap as keyof Caps]}` }];
      }),
    );
  },

  bad: [
    { title: 'a pilot of forty', template: 'stages: { pilot: { people: 40 } }', at: 'stages pilot.people' },
    { title: 'restricted data from the first day', template: 'stages: { pilot: { classification: restricted } }' },
  ],
  good: [
    { title: 'a pilot of five', template: 'stages: { pilot: { people: 5 } }' },
    {
      title: 'internal data at most, until it is expanded',
      template: 'stages: { limited: { classification: internal } }',
    },
  ],
});
