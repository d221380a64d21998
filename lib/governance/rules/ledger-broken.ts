import { faultyLedger } from '../example-ledger';
import { faultsOfLedger } from '../ledger-faults';
import { defineManifestRule } from '../manifest-rule';

const FLIPPED = {
  where: 'ledger.jsonl:3:1',
  what: 'does not have the hash of what it says',
  saw: 'another entry than was written',
  want: 'the entry as it was written',
  mend: 'restore the ledger from version control, and ask who changed it',
  code: 'ledger/hash',
};

export default defineManifestRule({
  id: 'ledger-broken',
  severity: 'error',
  waivable: false,
  title: 'Ledger of access does not hold',
  why: 'Somebody changed, removed or forged what was recorded: nothing after that line shows who agreed to what.',
  fix: 'Run `enclave ledger verify`, and restore the ledger from version control.',
  controls: ['au-9', 'au-10'],

  check: (_manifest, _today, ledger) => faultsOfLedger(ledger),

  bad: [
    {
      title: 'an entry was changed',
      template: 'engagement: { ends: 2027-12-31 }',
      at: 'ledger',
      beside: 'A ledger whose third line was edited.',
      ledger: faultyLedger(FLIPPED),
    },
    {
      title: 'an entry is not signed, which the manifest demands',
      template: 'engagement: { ends: 2027-12-31 }',
      beside: 'A ledger whose second line lacks its signature.',
      ledger: faultyLedger({ ...FLIPPED, where: 'ledger.jsonl:2:1', code: 'ledger/signature-missing' }),
    },
  ],
  good: [
    {
      title: 'a ledger that holds',
      template: 'engagement: { ends: 2027-12-31 }',
      beside: 'A ledger as the commands wrote it.',
      ledger: faultyLedger(),
    },
    { title: 'no ledger: nothing was done by command yet', template: 'engagement: { ends: 2027-12-31 }' },
    {
      title: 'a manifest that was changed beside its ledger is another finding',
      template: 'engagement: { ends: 2027-12-31 }',
      beside: 'A ledger of another manifest.',
      ledger: faultyLedger({ ...FLIPPED, code: 'ledger/manifest-changed' }),
    },
  ],
});
