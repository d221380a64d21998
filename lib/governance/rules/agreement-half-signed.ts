import { controlProblems } from '../controls';
import { defineManifestRule } from '../manifest-rule';

const SIGNED = (signatures: string) => `
        agreement:
          digest: 'sha256:0000000000000000000000000000000000000000000000000000000000000000'
          signatures: [${signatures}]
      `;

export default defineManifestRule({
  id: 'agreement-half-signed',
  severity: 'warning',
  title: 'Controls are signed by one party only',
  why: 'What one party alone signed is a wish of theirs: the other never said that it holds.',
  fix: 'Have the other party sign with `enclave sign`.',
  controls: ['sa-4', 'ca-3'],

  check: controlProblems('agreement-half-signed'),

  bad: [
    {
      title: 'the client alone',
      template: SIGNED('{ party: client, name: Kim, on: 2026-12-01 }'),
      at: 'agreement signatures',
    },
    { title: 'the vendor alone', template: SIGNED('{ party: vendor, name: Ben, on: 2026-12-01 }') },
  ],
  good: [
    {
      title: 'both',
      template: SIGNED('{ party: client, name: Kim, on: 2026-12-01 }, { party: vendor, name: Ben, on: 2026-12-02 }'),
    },
    { title: 'nobody has begun to sign', template: 'engagement: { ends: 2027-12-31 }' },
  ],
});
