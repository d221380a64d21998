import { RESOURCE_POLICY_TYPES } from '../../questions/resource-policies';
import { searchPoliciesOf } from '../../questions/search-policies';
import { defineRule } from '../../rule';

const PATH = 'AccessPolicies';

export default defineRule({
  id: 'search-policy-missing',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Search domain has no access policy',
  why: 'Every identity policy of the account that allows `es:*` opens the domain; nothing on the domain says who should get in.',
  fix: 'Set `AccessPolicies` and name the roles that may use the domain.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: RESOURCE_POLICY_TYPES.searchDomain,

  check(resource, world, report) {
    const { documents, hidden } = searchPoliciesOf(resource, world);
    if (hidden.length > 0 || documents.some(({ value }) => value.kind !== 'absent')) return;
    report.fail(resource.read(PATH), { want: 'a policy that names who may use the domain' });
  },

  bad: [
    {
      title: 'nothing',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              EngineVersion: OpenSearch_2.17`,
    },
    {
      title: 'an old domain, and a custom resource for another',
      template: `
        Resources:
          Claims:
            Type: AWS::Elasticsearch::Domain
            Properties:
              ElasticsearchVersion: 7.10
          OtherAccess:
            Type: Custom::OpenSearchAccessPolicy
            Properties: { Create: '{"parameters":{"DomainName":"other","AccessPolicies":"{}"}}' }`,
    },
  ],
  good: [
    {
      title: 'a policy',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies: { Statement: [{ Effect: Allow, Principal: { AWS: '*' }, Action: 'es:*', Resource: '*' }] }`,
    },
    {
      title: 'a policy that a custom resource of the CDK sets',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              EngineVersion: OpenSearch_2.17
          ClaimsAccess:
            Type: Custom::OpenSearchAccessPolicy
            Properties:
              Create:
                Fn::Join:
                  - ''
                  - - '{"action":"updateDomainConfig","service":"OpenSearch","parameters":{"DomainName":"'
                    - !Ref Claims
                    - '","AccessPolicies":"{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"AWS\\":\\"*\\"},\\"Action\\":\\"es:*\\",\\"Resource\\":\\"'
                    - !GetAtt Claims.Arn
                    - '/*\\"}]}"},"physicalResourceId":{"id":"claims"}}'`,
    },
    {
      title: 'a custom resource sets a policy that nobody can read',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              EngineVersion: OpenSearch_2.17
          ClaimsAccess:
            Type: Custom::OpenSearchAccessPolicy
            Properties: { Create: !Sub '{"DomainName":"\${Claims}",\${Policy}}' }`,
    },
    {
      title: 'a policy that a parameter holds',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies: !Ref Policy`,
    },
  ],
  unknown: [
    {
      title: 'a policy only with one value of a parameter',
      template: `
        Parameters:
          Mode: { Type: String, AllowedValues: [own, default], Default: own }
        Conditions:
          Own: !Equals [!Ref Mode, own]
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies: !If [Own, { Statement: [] }, !Ref AWS::NoValue]`,
    },
  ],
});
