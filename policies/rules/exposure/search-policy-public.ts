import { judgeOpenness } from '../../questions/judge-openness';
import { RESOURCE_POLICY_TYPES } from '../../questions/resource-policies';
import { searchPoliciesOf } from '../../questions/search-policies';
import { defineRule } from '../../rule';

const WANT = 'named principals, or a condition on aws:SourceIp';

export default defineRule({
  id: 'search-policy-public',
  topic: 'exposure',
  severity: 'error',
  waivable: false,
  title: 'Search domain answers everybody',
  why: 'Whoever reaches the endpoint reads, changes or deletes the indexes without signing a request.',
  fix: 'Name roles in the `Principal` of `AccessPolicies`, or add a condition on `aws:SourceIp`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'sc-7'] },
  appliesTo: RESOURCE_POLICY_TYPES.searchDomain,

  check(resource, world, report) {
    const { documents, hidden } = searchPoliciesOf(resource, world);
    for (const property of hidden) report.unknown(property, { want: WANT });
    judgeOpenness(resource, world, report, { want: WANT, documents });
  },

  bad: [
    {
      title: 'a star',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies: { Statement: [{ Effect: Allow, Principal: { AWS: '*' }, Action: 'es:*', Resource: '*' }] }`,
    },
    {
      title: 'a star in an old domain, and any address',
      template: `
        Resources:
          Claims:
            Type: AWS::Elasticsearch::Domain
            Properties:
              AccessPolicies:
                Statement:
                  Effect: Allow
                  Principal: '*'
                  Action: es:ESHttp*
                  Resource: '*'
                  Condition: { IpAddress: { aws:SourceIp: ['10.0.0.0/8', 0.0.0.0/0] } }`,
    },
    {
      title: 'a star that a custom resource of the CDK sets',
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
      title: 'any role, of the account that it is of',
      template: `
        Resources:
          Policy:
            Type: AWS::OpenSearchService::Domain
            Properties:
              DomainName: claims
              AccessPolicies:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal: '*'
                    Action: es:ESHttpGet
                    Resource: '*'
                    Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::\${aws:PrincipalAccount}:role/*' } }`,
    },
  ],
  good: [
    {
      title: 'a role',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies: { Statement: [{ Effect: Allow, Principal: { AWS: !GetAtt Reader.Arn }, Action: 'es:*', Resource: '*' }] }
          Reader:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'a star for few addresses, and a star that is denied',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: '*' }
                    Action: 'es:*'
                    Resource: '*'
                    Condition: { IpAddress: { aws:SourceIp: [192.0.2.0/24, 2001:db8::/32] } }
                  - { Effect: Deny, Principal: '*', Action: es:ESHttpDelete, Resource: '*' }`,
    },
    {
      title: 'one role that a custom resource of the CDK sets',
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
                    - '","AccessPolicies":"{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"AWS\\":\\"arn:aws:iam::111122223333:role/reader\\"},\\"Action\\":\\"es:*\\",\\"Resource\\":\\"'
                    - !GetAtt Claims.Arn
                    - '/*\\"}]}"},"physicalResourceId":{"id":"claims"}}'`,
    },
    {
      title: 'no policy: then only identity policies open it',
      template: `
        Resources:
          Claims:
            Type: AWS::OpenSearchService::Domain
            Properties:
              EngineVersion: OpenSearch_2.17`,
    },
    {
      title: 'a Deny by NotAction to all but one account, which leaves nothing of it to others',
      template: `
        Resources:
          Policy:
            Type: AWS::OpenSearchService::Domain
            Properties:
              DomainName: claims
              AccessPolicies:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: es:ESHttpGet, Resource: '*' }
                  - { Effect: Deny, Principal: '*', NotAction: ['es:Tag*'], Resource: '*', Condition: { StringNotEquals: { aws:PrincipalAccount: '111122223333' } } }`,
    },
  ],
  unknown: [
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
            Properties:
              Create: !Sub '{"DomainName":"\${Claims}",\${Policy}}'`,
    },
  ],
});
