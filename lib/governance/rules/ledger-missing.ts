import { exampleLedger } from '../example-ledger';
import { activated, requested } from '../example-parts';
import { defineManifestRule } from '../manifest-rule';

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
    { title: 'a request without a ledger', template: requested(), at: 'requests.r-1' },
    { title: 'a grant that came of a request, without a ledger', template: activated(), at: 'grants.r-1' },
  ],
  good: [
    {
      title: 'a request with its ledger',
      template: requested(),
      beside: 'The ledger, as the commands wrote it.',
      ledger: exampleLedger(),
    },
    { title: 'a grant that was agreed to in version control', template: 'engagement: { ends: 2027-12-31 }' },
  ],
});
