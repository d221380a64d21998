import { allowsAction, isStarAction } from '../../questions/grants';
import { judgeStatements } from '../../questions/judge-statements';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'resource-policy-star-action',
  topic: 'access',
  severity: 'error',
  title: 'Resource policy allows every action',
  why: 'Whoever is named may delete the resource and rewrite its policy, not only use it.',
  fix: 'List the actions that are needed in `Action`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: [
    ...RESOURCE_POLICY_TYPES.repository,
    ...RESOURCE_POLICY_TYPES.eventBus,
    ...RESOURCE_POLICY_TYPES.searchDomain,
    ...RESOURCE_POLICY_TYPES.other,
  ],

  // Keys are apart: a key policy gives the account `kms:*` by default, or nobody could manage the key.
  check(resource, _world, report) {
    judgeStatements(
      resourcePoliciesOf(resource),
      {
        ask: (statement) => allowsAction(statement, isStarAction),
        part: 'Action',
        want: 'the actions that are needed',
      },
      report,
    );
  },

  bad: [
    {
      title: 'a lone star',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: '*', Resource: '*' }`,
    },
    {
      title: 'every action of the service, among others and in capitals',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: [secretsmanager:GetSecretValue, 'SECRETSMANAGER:*'], Resource: '*' }`,
    },
  ],
  good: [
    {
      title: 'named actions',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: [secretsmanager:GetSecretValue, secretsmanager:PutSecretValue], Resource: '*' }`,
    },
    {
      title: 'a star that is denied',
      template: `
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - { Effect: Deny, Principal: '*', Action: '*', Resource: '*' }`,
    },
  ],
  unknown: [
    {
      title: 'the action is a parameter',
      template: `
        Parameters:
          Action: { Type: String }
        Resources:
          Policy:
            Type: AWS::SecretsManager::ResourcePolicy
            Properties:
              SecretId: !Ref Secret
              ResourcePolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: !Ref Action, Resource: '*' }`,
    },
  ],
});
