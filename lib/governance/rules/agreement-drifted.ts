import { controlProblems } from '../controls';
import { OWNED } from '../example-parts';
import { defineManifestRule } from '../manifest-rule';

export default defineManifestRule({
  id: 'agreement-drifted',
  severity: 'error',
  title: 'Controls differ from what both parties signed',
  why: 'What was signed is not what is done: when it matters, each party points at another version.',
  fix: 'Take the change back, or have both parties sign the set as it is with `enclave sign`.',
  controls: ['sa-4', 'ca-3'],

  check: controlProblems('agreement-drifted'),

  bad: [
    {
      title: 'the digest is of another set',
      template: `${OWNED}
        agreement: { digest: 'sha256:0000000000000000000000000000000000000000000000000000000000000000', signatures: [{ party: client, name: Kim, on: 2026-12-01 }] }
      `,
      at: 'agreement digest',
    },
    {
      title: 'signed by both, and changed since',
      template: `${OWNED}
        agreement:
          digest: 'sha256:0000000000000000000000000000000000000000000000000000000000000000'
          signatures:
            - { party: client, name: Kim, on: 2026-12-01 }
            - { party: vendor, name: Ben, on: 2026-12-02 }
      `,
    },
  ],
  good: [
    {
      title: 'nobody has signed anything',
      template: OWNED,
    },
    {
      title: 'a pilot that has not spoken of controls',
      template: 'engagement: { ends: 2027-12-31 }',
    },
  ],
});
