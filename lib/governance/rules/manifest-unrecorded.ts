import { faultyLedger } from '../example-ledger';
import { faultsOfManifest } from '../ledger-faults';
import { defineManifestRule } from '../manifest-rule';

const CHANGED = {
  where: 'enclave.yaml:1:1',
  what: 'was changed beside the ledger, or the end of the ledger was cut off',
  saw: 'another digest',
  want: 'the digest that the last entry says',
  mend: 'look at what changed, and record it with `enclave ledger note`',
  code: 'ledger/manifest-changed',
};

export default defineManifestRule({
  id: 'manifest-unrecorded',
  severity: 'error',
  title: 'Manifest was changed without its ledger',
  why: 'A change that nobody recorded has no author and no reason; access grows this way without anybody having agreed.',
  fix: 'Look at what changed, and record it with `enclave ledger note --by you@client.example --reason "…"`.',
  controls: ['ac-2.4', 'cm-3', 'cm-5'],

  check: (_manifest, _today, ledger) => faultsOfManifest(ledger),

  bad: [
    {
      title: 'edited by hand, and not noted',
      template: 'engagement: { ends: 2027-12-31 }',
      at: 'ledger',
      beside: 'A ledger whose last entry says another digest of the manifest.',
      ledger: faultyLedger(CHANGED),
    },
    {
      title: 'a command was interrupted, and nobody has run another since',
      template: 'engagement: { ends: 2027-12-31 }',
      beside: 'A ledger, and a change that was interrupted.',
      ledger: faultyLedger({ ...CHANGED, where: 'ledger.jsonl.pending', code: 'ledger/interrupted' }),
    },
  ],
  good: [
    {
      title: 'the manifest that the last entry says',
      template: 'engagement: { ends: 2027-12-31 }',
      beside: 'A ledger whose last entry says this manifest.',
      ledger: faultyLedger(),
    },
    { title: 'no ledger: nothing was done by command yet', template: 'engagement: { ends: 2027-12-31 }' },
    {
      title: 'a broken ledger is another finding',
      template: 'engagement: { ends: 2027-12-31 }',
      beside: 'A ledger whose third line was edited.',
      ledger: faultyLedger({ ...CHANGED, where: 'ledger.jsonl:3:1', code: 'ledger/hash' }),
    },
  ],
});
