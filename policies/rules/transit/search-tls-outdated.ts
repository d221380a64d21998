import { mustBeText } from '../../judge';
import { defineRule } from '../../rule';
import { tlsExpectation } from '../../questions/tls-policies';

export default defineRule({
  id: 'search-tls-outdated',
  topic: 'transit',
  severity: 'error',
  title: 'Search domain accepts TLS older than 1.2',
  why: 'TLS 1.0 and 1.1 have known breaks; a client that is talked down to them sends its data under a broken cipher.',
  fix: 'Set `DomainEndpointOptions.TLSSecurityPolicy` to Policy-Min-TLS-1-2-PFS-2023-10.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-13'], fsbp: ['opensearch.8', 'es.8'] },
  appliesTo: ['AWS::Elasticsearch::Domain', 'AWS::OpenSearchService::Domain'],

  check(domain, _world, report, profile) {
    const policy = domain.read('DomainEndpointOptions.TLSSecurityPolicy');
    // "DomainEndpointOptions" (CloudFormation): a domain that names no policy gets the one from TLS 1.0 on.
    mustBeText(policy, { ...tlsExpectation('search', profile), preset: 'Policy-Min-TLS-1-0-2019-07' }, report);
  },

  bad: [
    {
      title: 'no policy, which means TLS 1.0',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { DomainEndpointOptions: { EnforceHTTPS: true } }`,
    },
    {
      title: 'TLS 1.0, on the older type',
      template: `
        Resources:
          Search:
            Type: AWS::Elasticsearch::Domain
            Properties: { DomainEndpointOptions: { TLSSecurityPolicy: Policy-Min-TLS-1-0-2019-07 } }`,
    },
    {
      title: 'TLS 1.2 without a validated module, where FIPS is asked for',
      profile: 'fips',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { DomainEndpointOptions: { TLSSecurityPolicy: Policy-Min-TLS-1-2-PFS-2023-10 } }`,
    },
  ],
  good: [
    {
      title: 'policies from TLS 1.2 on',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { DomainEndpointOptions: { TLSSecurityPolicy: Policy-Min-TLS-1-2-PFS-2023-10 } }
          Older:
            Type: AWS::Elasticsearch::Domain
            Properties: { DomainEndpointOptions: { TLSSecurityPolicy: Policy-Min-TLS-1-2-2019-07 } }`,
    },
    {
      title: 'a policy with FIPS in its name, where FIPS is asked for',
      profile: 'fips',
      template: `
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { DomainEndpointOptions: { TLSSecurityPolicy: Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08 } }`,
    },
  ],
  unknown: [
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Search:
            Type: AWS::OpenSearchService::Domain
            Properties: { DomainEndpointOptions: { TLSSecurityPolicy: !Ref Policy } }`,
    },
  ],
});
