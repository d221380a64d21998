import { controlProblems } from '../controls';
import { OWNED } from '../example-parts';
import { defineManifestRule } from '../manifest-rule';

export default defineManifestRule({
  id: 'concern-unanswered',
  severity: 'warning',
  title: 'Concern of a stakeholder has no control',
  why: 'Somebody asked what prevents a certain harm; as it stands, the honest answer is nothing.',
  fix: 'Name the controls that prevent it under `controls` of the concern, or look for some with `enclave concern`.',
  controls: ['ra-3', 'ra-7'],

  check: controlProblems('concern-unanswered'),

  bad: [
    {
      title: 'a worry without an answer',
      template: `${OWNED}
        concerns: [{ id: copies, text: People could copy letters at home, raisedBy: The board }]
      `,
      at: 'concerns.copies',
    },
    {
      title: 'one of two without an answer',
      template: `${OWNED}
        concerns:
          - { id: copies, text: People could copy letters at home, raisedBy: The board, controls: [data-stays-in] }
          - { id: noise, text: Who hears the calls at home?, raisedBy: The board }
      `,
      at: 'concerns.noise',
    },
  ],
  good: [
    {
      title: 'a worry with its control',
      template: `${OWNED}
        concerns: [{ id: copies, text: People could copy letters at home, raisedBy: The board, controls: [data-stays-in] }]
      `,
    },
    {
      title: 'nobody worries',
      template: OWNED,
    },
  ],
});
