import { IDENTITY_POLICY_TYPES, type Statement } from '../../../lib/template';
import { type Ternary, all, any, says } from '../../judge';
import { isEveryResource } from '../../questions/everything';
import { actionsMatching } from '../../questions/permissions/action-facts';
import { namesOf, whose } from '../../questions/permissions/action-kinds';
import { judgeStatements } from '../../questions/permissions/judge-statements';
import { openTo } from '../../questions/permissions/open-to';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'policy-allows-any-resource',
  topic: 'access',
  severity: 'warning',
  title: 'Policy allows actions on any resource though they could name one',
  why: 'The holder reaches the data of every other project in the account, and all that comes after the review.',
  fix: 'Name in `Resource` what the job needs, or narrow the statement by a tag condition.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  // Actions for which AWS takes no resource need the star, so a statement of such actions alone is as narrow as it gets.
  check(resource, _world, report) {
    judgeStatements(resource, report, { want: 'the ARNs the job needs', wrong: reachesAny });
  },

  bad: [
    {
      title: 'one action that could name a bucket, among some that cannot',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: ['s3:ListAllMyBuckets', 's3:GetObject'], Resource: '*' }]`,
    },
    {
      title: 'every action, in a user, on a list',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties:
              Policies:
                - PolicyDocument:
                    Statement: { Effect: Allow, Action: '*', Resource: ['arn:aws:s3:::claims', 'arn:aws:*'] }`,
    },
    {
      title: 'all but a few actions',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::RolePolicy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, NotAction: 'iam:*', Resource: '*' } } }`,
    },
    {
      title: 'a condition that says who asks, one that says how, and one that holds without its key',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument:
                Statement:
                  Effect: Allow
                  Action: 's3:GetObject'
                  Resource: '*'
                  Condition:
                    StringEquals: { aws:PrincipalTag/team: claims, s3:authType: REST-HEADER }
                    StringEqualsIfExists: { aws:ResourceTag/team: claims }
                    StringLike: { aws:ResourceTag/team: '*' }
                    Bool: { aws:ViaAWSService: 'false' }`,
    },
    {
      title: 'a Deny that leaves one action',
      template: `
        Resources:
          Files:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' }
                  - { Effect: Deny, Action: 's3:Put*', Resource: '*' }
                  - { Effect: Deny, Action: 's3:*', Resource: 'arn:aws:s3:::claims/*' }
                  - { Effect: Deny, Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }
                  - { Effect: Deny, NotAction: 's3:*', Resource: '*' }
                  - { Effect: Allow, Action: 's3:*', Resource: '*' , Condition: { StringEquals: { aws:ResourceTag/team: x } } }`,
    },
  ],
  good: [
    {
      title: 'actions that we do not know, denied everywhere or allowed in one place',
      template: `
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Deny, Action: 's3:ForgetObject', Resource: '*' }
                  - { Effect: Allow, Action: 's3:ForgetObject', Resource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'actions for which AWS takes no resource',
      template: `
        Resources:
          Reader:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: ['ec2:DescribeInstances', 'S3:ListAllMyBuckets', 'xray:PutTraceSegments'], Resource: '*' }
                  - { Effect: Deny, Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }`,
    },
    {
      title: 'resources that are named, or narrowed by what is touched',
      template: `
        Resources:
          Key: { Type: AWS::KMS::Key }
          Reader:
            Type: AWS::IAM::Group
            Properties:
              Policies:
                - PolicyDocument:
                    Statement:
                      - { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::*' }
                      - { Effect: Allow, Action: 'kms:Decrypt', Resource: !GetAtt Key.Arn }
                      - { Effect: Allow, Action: 'kms:Decrypt', Resource: '*', Condition: { StringEquals: { kms:ViaService: s3.eu-central-1.amazonaws.com } } }
                      - { Effect: Allow, Action: 'ec2:StopInstances', Resource: '*', Condition: { StringLike: { 'AWS:ResourceTag/team': 'claims-*' } } }
                      - { Effect: Allow, Action: 'ec2:StopInstances', Resource: '*', Condition: { Bool: { aws:ViaAWSService: true } } }
                      - { Effect: Allow, Action: 's3:GetObject', NotResource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'what the same document denies outright',
      template: `
        Resources:
          Reader:
            Type: AWS::IAM::RolePolicy
            Properties:
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Action: ['s3:GetObject', 'ec2:DescribeInstances'], Resource: '*' }
                  - { Effect: Deny, NotAction: 'ec2:*', Resource: '*' }`,
    },
  ],
  unknown: [
    {
      title: 'the resource is a parameter',
      template: `
        Parameters:
          Scope: { Type: String }
        Resources:
          Reader:
            Type: AWS::IAM::Policy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: 's3:GetObject', Resource: !Ref Scope } } }`,
    },
    {
      title: 'an action that AWS did not have when this was written',
      template: `
        Resources:
          Reader:
            Type: AWS::IAM::Policy
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: ['s3:ListAllMyBuckets', 's3:GetTomorrow'], Resource: '*' } } }`,
    },
    {
      title: 'a tag that a parameter names, where it may be a star',
      template: `
        Parameters:
          Team: { Type: String }
        Resources:
          Reader:
            Type: AWS::IAM::Policy
            Properties:
              PolicyDocument:
                Statement:
                  Effect: Allow
                  Action: 's3:GetObject'
                  Resource: '*'
                  Condition: { StringLike: { aws:ResourceTag/team: !Ref Team } }`,
    },
  ],
});

const onAny = ({ resources = [] }: Statement): Ternary => any(resources.map(isEveryResource));
const narrowable = openTo(
  whose(({ starOnly }) => !starOnly),
  onAny,
);

/** An action that is younger than our list may take no resource; one that does not exist allows nothing. Nobody can tell. */
function reachesAny(statement: Statement, document: readonly Statement[]): Ternary {
  const unlisted = namesOf(statement.actions ?? []).some((name) => actionsMatching(name).length === 0);
  const open = narrowable(statement, document);
  return open === false && unlisted ? all([says(statement.effect, 'Allow'), onAny(statement), undefined]) : open;
}
