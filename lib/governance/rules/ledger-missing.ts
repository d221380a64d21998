import { exampleLedger } from '../example-ledger';
import { defineManifestRule } from '../manifest-rule';

const REQUEST = `
        requests:
          - id: r-1
            jobFunction: clerk
            boundary: letters
            verbs: [read]
            requestedBy: ana@acme.example
            requestedOn: 2027-01-10
            days: 20
            reason: Backlog
      `;
const GRANT = `
        grants:
          - jobFunction: clerk
            boundary: letters
            verbs: [read]
            requestedBy: ana@acme.example
            approvedBy: owner@client.example
            reason: Backlog
            expires: 2027-01-30
            request: r-1
            activated: { by: ben@acme.example, on: 2027-01-10 }
      `;

export default defineManifestRule({
  id: 'ledger-missing',
  severity: 'error',
  title: 'Access came of requests whose ledger is not there',
  why: 'Without the ledger nobody can show who asked, who agreed and when: the manifest alone can be written by anybody.',
  fix: 'Restore the ledger beside the manifest from version control.',
  controls: ['ac-2.4', 'au-9', 'au-11'],

  check({ requests, grants }, _today, ledger) {
    if (ledger !== undefined) return [];
    const of = { saw: 'no ledger beside the manifest', want: 'the ledger in which the commands recorded it' };
    return [
      ...requests.map((_, index) => ({ path: ['requests', index], ...of })),
      ...grants.flatMap(({ request }, index) => (request === undefined ? [] : [{ path: ['grants', index], ...of }])),
    ];
  },

  bad: [
    { title: 'a request without a ledger', template: REQUEST, at: 'requests.r-1' },
    { title: 'a grant that came of a request, without a ledger', template: GRANT, at: 'grants.clerk/letters' },
  ],
  good: [
    {
      title: 'a request with its ledger',
      template: REQUEST,
      beside: 'The ledger, as the commands wrote it.',
      ledger: exampleLedger(),
    },
    { title: 'a grant that was agreed to in version control', template: 'engagement: { ends: 2027-12-31 }' },
  ],
});
