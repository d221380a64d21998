import { controlProblems } from '../controls';
import { OWNED } from '../example-parts';
import { defineManifestRule } from '../manifest-rule';

export default defineManifestRule({
  id: 'control-unowned',
  severity: 'error',
  title: 'Control has nobody who answers for it',
  why: 'What neither party owns, each leaves to the other: the gap shows when something has gone wrong.',
  fix: 'Name who answers for the controls of each party, and a backup, under `controlOwners`.',
  controls: ['ps-7', 'sa-9'],

  check: controlProblems('control-unowned'),

  bad: [
    {
      title: 'past the pilot, and no owner named',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }
      `,
      at: ['controlOwners client', 'controlOwners vendor'],
    },
    {
      title: 'the vendor’s controls have no owner',
      template: `
        controlOwners: { client: { accountable: kim@client.example, backup: lee@client.example } }
      `,
    },
  ],
  good: [
    {
      title: 'both parties name who answers',
      template: `
        engagement: { stage: limited, ends: 2027-12-31 }${OWNED}
      `,
    },
    {
      title: 'a pilot that has not spoken of controls',
      template: 'engagement: { ends: 2027-12-31 }',
    },
  ],
});
