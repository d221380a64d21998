import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'search-nodes-plaintext',
  topic: 'transit',
  severity: 'warning',
  title: 'Nodes of a search domain talk to each other in plain text',
  why: 'Every document is copied between nodes; without encryption each copy crosses the network in the clear.',
  fix: 'Set `NodeToNodeEncryptionOptions.Enabled` to true.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['opensearch.3', 'es.3'] },
  appliesTo: ['AWS::Elasticsearch::Domain', 'AWS::OpenSearchService::Domain'],

  check(domain, _world, report) {
    mustBeTrue(domain.read('NodeToNodeEncryptionOptions.Enabled'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'not set',
      template: `
        Resources:
          Search:
            Type: AWS::Elasticsearch::Domain
            Properties: { ElasticsearchVersion: '7.10' }`,
    },
    {
      title: 'switched off',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { NodeToNodeEncryptionOptions: { Enabled: false } }`,
    },
  ],
  good: [
    {
      title: 'switched on',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { NodeToNodeEncryptionOptions: { Enabled: true } }`,
    },
    {
      title: 'switched on by text, on the older type',
      template: `
        Resources:
          Search:
            Type: AWS::Elasticsearch::Domain
            Properties: { NodeToNodeEncryptionOptions: { Enabled: 'true' } }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Encrypt: { Type: String }
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { NodeToNodeEncryptionOptions: { Enabled: !Ref Encrypt } }`,
    },
  ],
});
