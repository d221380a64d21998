import { controlProblems } from '../controls';
import { ownControl, OWNED } from '../example-parts';
import { defineManifestRule } from '../manifest-rule';

export default defineManifestRule({
  id: 'control-unmeasured',
  severity: 'warning',
  title: 'Control has no number that shows whether it works',
  why: 'Without a number and a bound, one party finds it good enough, the other does not, and both are right.',
  fix: 'Say what is counted under `metric`, and the bound under `threshold`.',
  controls: ['ca-7', 'pm-6'],

  check: controlProblems('control-unmeasured'),

  bad: [
    {
      title: 'neither metric nor threshold',
      template: ownControl('verification: [{ review: quarterly }]'),
      at: 'controls.calls-announced metric',
    },
    {
      title: 'a metric without its threshold',
      template: ownControl('verification: [{ review: quarterly }]', 'metric: calls unannounced'),
    },
  ],
  good: [
    {
      title: 'a metric with its threshold',
      template: ownControl('verification: [{ review: quarterly }]', 'metric: calls unannounced', 'threshold: "0"'),
    },
    {
      title: 'the controls of the product alone',
      template: OWNED,
    },
  ],
});
