import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'search-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'Search domain answers plain HTTP',
  why: 'Queries, answers and passwords of search users travel where everybody on the path reads them.',
  fix: 'Set `DomainEndpointOptions.EnforceHTTPS` to true.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'ac-17.2'], fsbp: ['opensearch.8', 'es.8'] },
  appliesTo: ['AWS::Elasticsearch::Domain', 'AWS::OpenSearchService::Domain'],

  check(domain, _world, report) {
    mustBeTrue(domain.read('DomainEndpointOptions.EnforceHTTPS'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'nothing about the endpoint',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { EngineVersion: OpenSearch_2.19 }`,
    },
    {
      title: 'switched off, on the older type',
      template: `
        Resources:
          Search:
            Type: AWS::Elasticsearch::Domain
            Properties: { DomainEndpointOptions: { EnforceHTTPS: 'false' } }`,
    },
  ],
  good: [
    {
      title: 'HTTPS only',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { DomainEndpointOptions: { EnforceHTTPS: true } }`,
    },
    {
      title: 'HTTPS only, on the older type',
      template: `
        Resources:
          Search:
            Type: AWS::Elasticsearch::Domain
            Properties: { DomainEndpointOptions: { EnforceHTTPS: 'true' } }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Https: { Type: String }
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { DomainEndpointOptions: { EnforceHTTPS: !Ref Https } }`,
    },
  ],
});
