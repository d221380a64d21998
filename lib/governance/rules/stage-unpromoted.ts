import { exampleLedger } from '../example-ledger';
import { dayOfEntry, type LedgerRecord } from '../ledger';
import { defineManifestRule } from '../manifest-rule';

const PROMOTED: LedgerRecord = {
  action: 'promote',
  by: 'owner@client.example',
  subject: 'limited',
  details: { from: 'pilot' },
};
const NOTED: LedgerRecord = { action: 'decide', by: 'owner@client.example', subject: 'engagement', details: {} };

export default defineManifestRule({
  id: 'stage-unpromoted',
  severity: 'error',
  title: 'Engagement grew past its gates',
  why: 'A stage that was written by hand was seen by no gate: no review, no drill and no decision stands behind it.',
  fix: 'Go back to the stage before, and run `enclave promote`.',
  controls: ['ca-7.4', 'cm-3'],

  check({ engagement: { stage, promotions } }, _today, ledger) {
    const entries = ledger?.entries ?? [];
    const [first] = entries;
    if (stage === 'pilot' || !first) return [];
    const isRecorded = entries.some(({ action, subject }) => action === 'promote' && subject === stage);
    const isOlder = promotions.some(({ to, on }) => to === stage && on < dayOfEntry(first));
    if (isRecorded || isOlder) return [];
    return [
      {
        path: ['engagement', 'stage'],
        saw: `${stage}, and no promotion to it in the ledger`,
        want: 'a step that `enclave promote` recorded; one from before the ledger stands under `promotions`',
      },
    ];
  },

  bad: [
    {
      title: 'a stage that was written by hand',
      template: 'engagement: { stage: limited, ends: 2027-12-31 }',
      at: 'engagement stage',
      beside: 'A ledger that knows of no promotion.',
      ledger: exampleLedger(NOTED),
    },
    {
      title: 'promoted once, and written on by hand',
      template: 'engagement: { stage: expanded, ends: 2027-12-31 }',
      beside: 'A ledger with a promotion to `limited`.',
      ledger: exampleLedger(NOTED, PROMOTED),
    },
    {
      title: 'a promotion that was written by hand after the ledger began',
      template: `
        engagement:
          stage: limited
          ends: 2027-12-31
          promotions: [{ from: pilot, to: limited, by: owner@client.example, on: 2027-01-10, gates: [Reviewed] }]
      `,
      beside: 'A ledger that began on 2027-01-10, and knows of no promotion.',
      ledger: exampleLedger(NOTED),
    },
  ],
  good: [
    {
      title: 'promoted by the command',
      template: 'engagement: { stage: limited, ends: 2027-12-31 }',
      beside: 'A ledger with a promotion to `limited`.',
      ledger: exampleLedger(NOTED, PROMOTED),
    },
    {
      title: 'the promotion is the first thing in the ledger',
      template: 'engagement: { stage: limited, ends: 2027-12-31 }',
      beside: 'A ledger that begins with the promotion to `limited`.',
      ledger: exampleLedger(PROMOTED, NOTED),
    },
    {
      title: 'promoted before there was a ledger',
      template: `
        engagement:
          stage: limited
          ends: 2027-12-31
          promotions: [{ from: pilot, to: limited, by: owner@client.example, on: 2026-12-15, gates: [Reviewed] }]
      `,
      beside: 'A ledger that began on 2027-01-10.',
      ledger: exampleLedger(NOTED),
    },
    {
      title: 'a pilot',
      template: 'engagement: { ends: 2027-12-31 }',
      beside: 'A ledger that knows of no promotion.',
      ledger: exampleLedger(NOTED),
    },
    { title: 'no ledger: another rule asks who decided', template: 'engagement: { stage: limited, ends: 2027-12-31 }' },
  ],
});
