import { exampleLedger } from '../example-ledger';
import { activated, requested } from '../example-parts';
import { unrecorded, unrecordedGrant } from '../grants';
import type { LedgerRecord } from '../ledger';
import { saidOf } from '../ledger-faults';
import { defineManifestRule } from '../manifest-rule';

const ASKED = {
  jobFunction: 'clerk',
  boundary: 'letters',
  verbs: ['read'],
  requestedBy: 'ana@acme.example',
};
const REQUESTED: LedgerRecord = {
  action: 'request',
  by: 'ana@acme.example',
  subject: 'r-1',
  details: { ...ASKED, requestedOn: '2027-01-10', days: 20 },
};
const ACTIVATED: LedgerRecord = {
  action: 'activate',
  by: 'ben@acme.example',
  subject: 'r-1',
  details: {
    ...ASKED,
    id: 'r-1',
    approvedBy: 'owner@client.example',
    expires: '2027-01-30',
    activated: { by: 'ben@acme.example', on: '2027-01-10' },
  },
};

export default defineManifestRule({
  id: 'access-unrecorded',
  severity: 'error',
  title: 'Request, approval or grant is not as the ledger has it',
  why: 'Whoever writes an approval, a longer time or a further verb into the file by hand was asked by nobody.',
  fix: 'Restore what the ledger has, or request the access with `enclave request`.',
  controls: ['ac-2', 'ac-5', 'au-10'],

  check: ({ requests, grants }, _today, ledger) =>
    ledger === undefined
      ? []
      : [
          ...requests.flatMap((request, index) => unrecorded({ request, index }, ledger.entries)),
          ...grants.flatMap((grant, index) => unrecordedGrant(grant, index, ledger.entries)),
        ].map(saidOf),

  bad: [
    {
      title: 'a request that nobody made by the command',
      template: requested(),
      at: 'requests.r-1',
      beside: 'A ledger that does not know the request.',
      ledger: exampleLedger(),
    },
    {
      title: 'an approval that nobody gave by the command',
      template: requested('approvals: [{ by: owner@client.example, role: owner, on: 2027-01-11 }]'),
      at: 'requests.r-1 approvals.0',
      beside: 'A ledger with the request, and no approval.',
      ledger: exampleLedger(REQUESTED),
    },
    {
      title: 'a grant that was prolonged by hand',
      template: activated({ expires: '2027-02-08' }),
      at: 'grants.r-1',
      beside: 'A ledger in which it ends on 2027-01-30.',
      ledger: exampleLedger(ACTIVATED),
    },
    {
      title: 'a grant with a verb more',
      template: activated({ verbs: 'read, write' }),
      beside: 'A ledger in which it may read.',
      ledger: exampleLedger(ACTIVATED),
    },
    {
      title: 'a grant that was revoked, and written again by hand',
      template: activated(),
      beside: 'A ledger in which it was activated, and revoked since.',
      ledger: exampleLedger(ACTIVATED, { ...ACTIVATED, action: 'revoke', by: 'owner@client.example' }),
    },
    {
      title: 'a grant that was revoked, and written again under another name',
      template: activated({ id: 'r-1-again' }),
      beside: 'A ledger in which it was activated as r-1.',
      ledger: exampleLedger(ACTIVATED),
    },
  ],
  good: [
    {
      title: 'a request as the ledger has it',
      template: requested(),
      beside: 'A ledger with the request.',
      ledger: exampleLedger(REQUESTED),
    },
    {
      title: 'a grant as it was activated',
      template: activated(),
      beside: 'A ledger in which it was activated.',
      ledger: exampleLedger(ACTIVATED),
    },
    {
      title: 'a grant that was shortened by hand',
      template: activated({ expires: '2027-01-20' }),
      beside: 'A ledger in which it ends on 2027-01-30.',
      ledger: exampleLedger(ACTIVATED),
    },
    { title: 'a grant that was agreed to in version control', template: 'engagement: { ends: 2027-12-31 }' },
  ],
});
