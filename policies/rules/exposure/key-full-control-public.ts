import { letsEveryoneIn } from '../../questions/ask-engine';
import { allowsAction, isStarAction } from '../../questions/grants';
import { all } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { RESOURCE_POLICY_TYPES, resourcePoliciesOf } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'key-full-control-public',
  topic: 'exposure',
  severity: 'error',
  waivable: false,
  title: 'Key policy gives everybody full control',
  why: 'Any AWS account can rewrite the key policy, lock you out and schedule the deletion of the key.',
  fix: 'Name the administrators of the key in `Principal`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'sc-12'], fsbp: ['kms.5'] },
  appliesTo: RESOURCE_POLICY_TYPES.key,

  check(resource, world, report) {
    const everyone = letsEveryoneIn(resource, world);
    judgeStatements(
      resourcePoliciesOf(resource),
      {
        ask: (statement, siblings, document) =>
          all([allowsAction(statement, isStarAction), everyone(statement, siblings, document)]),
        part: 'Principal',
        want: 'the administrators of the key',
      },
      report,
    );
  },

  bad: [
    {
      title: 'every action for a star',
      template: `
        Resources:
          Policy:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' }`,
    },
    {
      title: 'a star for a star, in a replica',
      template: `
        Resources:
          Replica:
            Type: AWS::KMS::ReplicaKey
            Properties:
              PrimaryKeyArn: arn:aws:kms:eu-west-1:111122223333:key/mrk-1
              KeyPolicy:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: '*', Resource: '*' }`,
    },
  ],
  good: [
    {
      title: 'every action for the own account',
      template: `
        Resources:
          Policy:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Sub 'arn:aws:iam::\${AWS::AccountId}:root' }, Action: 'kms:*', Resource: '*' }`,
    },
    {
      title: 'a star for use, and every action for callers of the own account',
      template: `
        Resources:
          Policy:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: kms:Decrypt, Resource: '*' }
                  - Effect: Allow
                    Principal: '*'
                    Action: 'kms:*'
                    Resource: '*'
                    Condition: { StringEquals: { kms:CallerAccount: !Ref AWS::AccountId } }`,
    },
    {
      title: 'a Deny by NotAction to all but one account, which leaves nothing of it to others',
      template: `
        Resources:
          Policy:
            Type: AWS::KMS::Key
            Properties:
              Enabled: true
              KeyPolicy:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: 'kms:*', Resource: '*' }
                  - { Effect: Deny, Principal: '*', NotAction: ['s3:*'], Resource: '*', Condition: { StringNotEquals: { aws:PrincipalAccount: '111122223333' } } }`,
    },
  ],
  unknown: [
    {
      title: 'the principal is a parameter',
      template: `
        Parameters:
          Admin: { Type: String }
        Resources:
          Policy:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Ref Admin }, Action: 'kms:*', Resource: '*' }`,
    },
  ],
});
