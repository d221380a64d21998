import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'search-domain-users-missing',
  topic: 'access',
  severity: 'error',
  title: 'Search domain has no users and roles of its own',
  why: 'Everybody who may reach the domain reads every index and field in it.',
  fix: 'Set `AdvancedSecurityOptions.Enabled` to true and name a master user.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ia-2'], fsbp: ['opensearch.7'] },
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check(domain, _world, report) {
    mustBeTrue(domain.read('AdvancedSecurityOptions.Enabled'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'switched off',
      template: `
        Resources:
          S:
            Type: AWS::OpenSearchService::Domain
            Properties: { AdvancedSecurityOptions: { Enabled: false } }`,
    },
    {
      title: 'nothing said, for an older domain',
      template: `
        Resources:
          S:
            Type: AWS::Elasticsearch::Domain
            Properties: { DomainName: claims }`,
    },
  ],
  good: [
    {
      title: 'switched on',
      template: `
        Resources:
          S:
            Type: AWS::OpenSearchService::Domain
            Properties: { AdvancedSecurityOptions: { Enabled: true, MasterUserOptions: { MasterUserARN: !GetAtt R.Arn } } }
          R:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'switched on by a text',
      template: `
        Resources:
          S:
            Type: AWS::Elasticsearch::Domain
            Properties: { AdvancedSecurityOptions: { Enabled: 'true' } }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Users: { Type: String }
        Resources:
          S:
            Type: AWS::OpenSearchService::Domain
            Properties: { AdvancedSecurityOptions: { Enabled: !Ref Users } }`,
    },
  ],
});
