import { judgeOpenness } from '../../questions/judge-openness';
import { RESOURCE_POLICY_TYPES } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'repository-policy-public',
  topic: 'exposure',
  severity: 'error',
  waivable: false,
  title: 'Repository policy lets everybody in',
  why: 'Any AWS account can pull the images with all they contain, or push one that your machines will run.',
  fix: 'Name the accounts, roles or services in `Principal`, or add a condition on `aws:PrincipalOrgID`, `aws:SourceArn` or `aws:SourceVpce`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'cm-5'] },
  appliesTo: RESOURCE_POLICY_TYPES.repository,

  check(resource, world, report) {
    judgeOpenness(resource, world, report);
  },

  bad: [
    {
      title: 'a star',
      template: `
        Resources:
          Policy:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryPolicyText:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: ecr:BatchGetImage }`,
    },
    {
      title: 'a star in a list, under a condition that everybody can meet',
      template: `
        Resources:
          Policy:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryPolicyText:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: ['111122223333', '*'] }
                    Action: ecr:BatchGetImage
                    Condition: { StringEqualsIfExists: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }`,
    },
    {
      title: 'any role, of the account that it is of',
      template: `
        Resources:
          Policy:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryName: claims
              RepositoryPolicyText:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal: '*'
                    Action: ecr:BatchGetImage
                    Resource: '*'
                    Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::\${aws:PrincipalAccount}:role/*' } }`,
    },
  ],
  good: [
    {
      title: 'a star, narrowed to one organization',
      template: `
        Resources:
          Policy:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryPolicyText:
                Statement:
                  - Effect: Allow
                    Principal: '*'
                    Action: ecr:BatchGetImage
                    Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }`,
    },
    {
      title: 'a star that is denied, and one account that is allowed',
      template: `
        Resources:
          Policy:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryPolicyText:
                Statement:
                  - { Effect: Deny, Principal: '*', Action: ecr:BatchGetImage }
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' }, Action: ecr:BatchGetImage }`,
    },
    {
      title: 'a Deny by NotAction to all but one account, which leaves nothing of it to others',
      template: `
        Resources:
          Policy:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryName: claims
              RepositoryPolicyText:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: ecr:BatchGetImage, Resource: '*' }
                  - { Effect: Deny, Principal: '*', NotAction: ['ecr:Tag*'], Resource: '*', Condition: { StringNotEquals: { aws:PrincipalAccount: '111122223333' } } }`,
    },
  ],
  unknown: [
    {
      title: 'a star, under a condition that is imported',
      template: `
        Resources:
          Policy:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryPolicyText:
                Statement:
                  - Effect: Allow
                    Principal: '*'
                    Action: ecr:BatchGetImage
                    Condition: !ImportValue only-us`,
    },
  ],
});
