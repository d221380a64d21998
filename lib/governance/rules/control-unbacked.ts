import { controlProblems } from '../controls';
import { defineManifestRule } from '../manifest-rule';

const CONTROL = (backup: string) => `
        controls:
          - id: least-access
            statement: A job function reaches only what it was granted
            owner: client
            accountable: kim@client.example${backup}
            evaluation: Each grant is weighed against its purpose
            approvers: [owner@client.example]
            verification: [The access matrix is proven before every deployment]
      `;

export default defineManifestRule({
  id: 'control-unbacked',
  severity: 'warning',
  title: 'Control hangs on one person',
  why: 'When the one person is away, nobody answers for the control, and nobody notices that it stopped.',
  fix: 'Name a `backup` for the control.',
  controls: ['ps-4', 'sa-9'],

  check: controlProblems('control-unbacked'),

  bad: [
    { title: 'a control without a backup', template: CONTROL(''), at: 'controls.least-access backup' },
    {
      title: 'one of two controls without a backup',
      template: `${CONTROL('\n            backup: lee@client.example').trimEnd()}
          - id: logs-kept
            statement: Logs are kept where nobody can delete them
            owner: client
            accountable: kim@client.example
            evaluation: No request may turn a log off
            approvers: [owner@client.example]
            verification: [The archive is locked]
      `,
    },
  ],
  good: [
    { title: 'a control with a backup', template: CONTROL('\n            backup: lee@client.example') },
    { title: 'no control of one’s own', template: 'controls: []' },
  ],
});
