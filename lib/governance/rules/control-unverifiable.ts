import { controlProblems } from '../controls';
import { ownControl, OWNED } from '../example-parts';
import { defineManifestRule } from '../manifest-rule';

export default defineManifestRule({
  id: 'control-unverifiable',
  severity: 'error',
  title: 'Control can be verified by nothing that anybody can run',
  why: 'A control in words alone is a promise: nobody can tell whether it works, or worked last quarter.',
  fix: 'Name a rule, proof, query, review, drill or audit under `verification`.',
  controls: ['ca-2', 'ca-7'],

  check: controlProblems('control-unverifiable'),

  bad: [
    {
      title: 'verified by a sentence',
      template: ownControl('verification: [We look at it now and then]', 'metric: calls unannounced', 'threshold: "0"'),
      at: 'controls.calls-announced verification',
    },
    {
      title: 'verified by two sentences',
      template: ownControl(
        'verification: [We look at it, The vendor tells us]',
        'metric: calls unannounced',
        'threshold: "0"',
      ),
    },
  ],
  good: [
    {
      title: 'verified in the quarterly review',
      template: ownControl('verification: [{ review: quarterly }]', 'metric: calls unannounced', 'threshold: "0"'),
    },
    {
      title: 'the controls of the product alone',
      template: OWNED,
    },
  ],
});
