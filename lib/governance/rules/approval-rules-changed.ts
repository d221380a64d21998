import { exampleLedger } from '../example-ledger';
import { changedRules } from '../grants';
import { saidOf } from '../ledger-faults';
import type { LedgerRecord } from '../ledger';
import { defineManifestRule } from '../manifest-rule';

/** What the ledger heard first: the owner approves, and nobody else. */
const AGREED: LedgerRecord = {
  action: 'rules',
  by: 'owner@client.example',
  subject: 'approval',
  details: { state: 'agreed', owner: 'owner@client.example', approval: {} },
};

const OWNER = (address: string) => `engagement: { ends: 2027-12-31, owner: ${address} }`;

export default defineManifestRule({
  id: 'approval-rules-changed',
  severity: 'error',
  title: 'Rules of approval were changed without approval',
  why: 'Whoever may write the rules of approval alone needs no approval for anything any more.',
  fix: 'Have the change approved with `enclave approve --rules`, or take it back.',
  controls: ['ac-5', 'cm-5'],

  check: (manifest, _today, ledger) => changedRules(manifest, ledger?.entries ?? []).map(saidOf),

  bad: [
    {
      title: 'another owner, whom nobody agreed to',
      template: OWNER('kim@client.example'),
      at: 'engagement owner',
      beside: 'A ledger in which owner@client.example approves.',
      ledger: exampleLedger(AGREED),
    },
    {
      title: 'another role approves than was agreed',
      template: `${OWNER('owner@client.example')}\napproval: { roles: [{ id: lead, people: [kim@client.example] }], needs: [{ role: lead }] }`,
      beside: 'A ledger in which owner@client.example approves.',
      ledger: exampleLedger(AGREED),
    },
  ],
  good: [
    {
      title: 'the rules that were agreed to',
      template: OWNER('owner@client.example'),
      beside: 'A ledger in which owner@client.example approves.',
      ledger: exampleLedger(AGREED),
    },
    { title: 'no ledger: no rules were agreed to yet', template: OWNER('kim@client.example') },
  ],
});
