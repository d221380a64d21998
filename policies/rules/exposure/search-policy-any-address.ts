import { type Statement, statementsOf } from '../../../lib/template';
import { all, any, not, says } from '../../judge';
import { judgeEach } from '../../questions/judge-statements';
import { narrowsAccess } from '../../questions/narrowing';
import { RESOURCE_POLICY_TYPES } from '../../questions/resource-policies';
import { searchPoliciesOf } from '../../questions/search-policies';
import { defineRule } from '../../rule';

const PATH = 'AccessPolicies';
const WANT = 'a condition on aws:SourceIp in each Allow';

export default defineRule({
  id: 'search-policy-any-address',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'Search domain takes requests from any address',
  why: 'A key that leaks from your network can be used from anywhere else.',
  fix: 'Add a condition on `aws:SourceIp` to each Allow of `AccessPolicies`, or move the domain into a VPC with `VPCOptions`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'sc-7'] },
  appliesTo: RESOURCE_POLICY_TYPES.searchDomain,

  // In a VPC security groups say which addresses get in; AWS refuses policies by address there.
  check(resource, world, report) {
    if (resource.read('VPCOptions').value.kind !== 'absent') return;
    const { documents, hidden } = searchPoliciesOf(resource, world);
    const statements = documents.flatMap((document) => statementsOf(document).statements);
    const unread = [...hidden, ...documents.flatMap((document) => statementsOf(document).hidden)];
    for (const property of unread) report.unknown(property, { want: WANT });
    judgeEach(statements, { ask: takesAnyAddress, part: 'Condition', want: WANT }, report);
    const allowed = statements.some(({ effect }) => says(effect, 'Allow') !== false);
    if (!allowed && unread.length === 0) report.fail(resource.read(PATH), { want: WANT });
  },

  bad: [
    {
      title: 'no policy',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              EngineVersion: OpenSearch_2.17`,
    },
    {
      title: 'a policy that only denies',
      template: `
        Resources:
          Claims:
            Type: AWS::Elasticsearch::Domain
            Properties:
              AccessPolicies: { Statement: [{ Effect: Deny, Principal: '*', Action: es:ESHttpDelete, Resource: '*' }] }`,
    },
    {
      title: 'a role, from anywhere, after one from few addresses',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: 'es:*', Resource: '*', Condition: { IpAddress: { aws:SourceIp: 192.0.2.0/24 } } }
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: 'es:*', Resource: '*' }`,
    },
    {
      title: 'every address there is',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: 'es:*', Resource: '*', Condition: { IpAddress: { aws:SourceIp: 0.0.0.0/0 } } }`,
    },
    {
      title: 'a role of an organization, from anywhere',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: 'es:*', Resource: '*', Condition: { StringEquals: { aws:PrincipalOrgID: o-a1 } } }`,
    },
  ],
  good: [
    {
      title: 'few addresses, and a Deny without any',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: 'es:*', Resource: '*', Condition: { IpAddress: { aws:SourceIp: 192.0.2.0/24 } } }
                  - { Effect: Deny, Principal: '*', Action: es:ESHttpDelete, Resource: '*' }`,
    },
    {
      title: 'a domain in a VPC',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              VPCOptions: { SubnetIds: [subnet-0123456789abcdef0] }`,
    },
  ],
  unknown: [
    {
      title: 'the address is a parameter',
      template: `
        Parameters:
          Range: { Type: String }
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: 'es:*', Resource: '*', Condition: { IpAddress: { aws:SourceIp: !Ref Range } } }`,
    },
    {
      title: 'a condition that is imported',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies:
                Statement: { Effect: Allow, Principal: '*', Action: 'es:*', Resource: '*', Condition: !ImportValue few }`,
    },
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies: !Ref Policy`,
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
  ],
});

function takesAnyAddress({ effect, conditions, hiddenConditions }: Statement) {
  const byAddress = conditions.filter(({ key }) => key.toLowerCase() === 'aws:sourceip');
  const narrowed = any([...byAddress.map(narrowsAccess), ...hiddenConditions.map(() => undefined)]);
  return all([says(effect, 'Allow'), not(narrowed)]);
}
