import { judgeOpenness } from '../../questions/judge-openness';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'api-policy-public',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'API policy lets everybody call',
  why: 'Only the authorization of each method stands between the internet and the backend; one method without it is open.',
  fix: 'Name principals, or add a condition on `aws:SourceVpce`, `aws:SourceIp` or `aws:PrincipalOrgID`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'sc-7'] },
  appliesTo: ['AWS::ApiGateway::DomainNameV2', 'AWS::ApiGateway::RestApi'],

  check(resource, world, report) {
    const want = 'named principals, or a condition on aws:SourceVpce, aws:SourceIp or aws:PrincipalOrgID';
    judgeOpenness(resource, world, report, { want, documents: [resource.read('Policy')] });
  },

  bad: [
    {
      title: 'a star',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: claims
              Policy:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: execute-api:Invoke, Resource: 'execute-api:/*' }`,
    },
    {
      title: 'a star, and a Deny of something else',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: claims
              Policy:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: execute-api:Invoke, Resource: 'execute-api:/*' }
                  - { Effect: Deny, Principal: '*', Action: execute-api:Invoke, Resource: 'execute-api:/live/DELETE/*' }`,
    },
    {
      title: 'a star for a private domain name',
      template: `
        Resources:
          Name:
            Type: AWS::ApiGateway::DomainNameV2
            Properties:
              DomainName: api.example.com
              Policy: { Statement: [{ Effect: Allow, Principal: '*', Action: execute-api:Invoke, Resource: 'execute-api:/*' }] }`,
    },
    {
      title: 'any role, of the account that it is of',
      template: `
        Resources:
          Policy:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: claims
              Policy:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal: '*'
                    Action: execute-api:Invoke
                    Resource: 'arn:aws:execute-api:*:*:*/live/*'
                    Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::\${aws:PrincipalAccount}:role/*' } }`,
    },
  ],
  good: [
    {
      title: 'a star, and a Deny to everybody who comes another way than through one endpoint',
      template: `
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: claims
              Policy:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: execute-api:Invoke, Resource: 'execute-api:/*' }
                  - { Effect: Deny, Principal: '*', Action: execute-api:Invoke, Resource: 'execute-api:/*', Condition: { StringNotEquals: { aws:SourceVpce: vpce-0123 } } }`,
    },
    {
      title: 'few addresses, and no policy at all',
      template: `
        Resources:
          Few:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: few
              Policy: { Statement: { Effect: Allow, Principal: '*', Action: execute-api:Invoke, Resource: 'execute-api:/*', Condition: { IpAddress: { aws:SourceIp: [192.0.2.7] } } } }
          None:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: none`,
    },
    {
      title: 'a Deny by NotAction to all but one account, which leaves nothing of it to others',
      template: `
        Resources:
          Policy:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: claims
              Policy:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: execute-api:Invoke, Resource: 'arn:aws:execute-api:*:*:*/live/*' }
                  - { Effect: Deny, Principal: '*', NotAction: ['execute-api:Tag*'], Resource: '*', Condition: { StringNotEquals: { aws:PrincipalAccount: '111122223333' } } }`,
    },
  ],
  unknown: [
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Policy: !Ref Policy`,
    },
  ],
});
