import { matchesIam } from '../../../lib/common/match-glob';
import { IDENTITY_POLICY_TYPES, type Property, type Statement, identityPoliciesOf } from '../../../lib/template';
import { allowsAction } from '../../questions/grants';
import { type Ternary, all, any, isStar } from '../../judge';
import { judgeStatements } from '../../questions/judge-statements';
import { reads } from '../../questions/spelling';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'policy-assumes-any-role',
  topic: 'access',
  severity: 'error',
  title: 'Policy lets its holder assume any role',
  why: 'Every role that trusts this account by itself is open to the holder, administrators’ roles included.',
  fix: 'List the roles that may be assumed in `Resource`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  // A condition narrows which roles, and how far is for their trust policies to say.
  check(resource, _world, report) {
    judgeStatements(
      identityPoliciesOf(resource),
      { ask: assumesAny, part: 'Resource', want: 'the roles that may be assumed' },
      report,
    );
  },

  bad: [
    {
      title: 'assuming, on a star',
      template: `
        Resources:
          Rights:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: rights
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: [sts:AssumeRole], Resource: '*' }]`,
    },
    {
      title: 'every action of STS, on every role of every account',
      template: `
        Resources:
          Rights:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: rights
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: 'sts:*', Resource: 'arn:aws:iam::*:role/*' }]`,
    },
    {
      title: 'assuming, on every role of the own account',
      template: `
        Resources:
          Rights:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: rights
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: sts:AssumeRole*, Resource: ['arn:aws:iam::111122223333:role/reader', !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/*'] }]`,
    },
  ],
  good: [
    {
      title: 'one role, and other actions on a star',
      template: `
        Resources:
          Rights:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: rights
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: sts:AssumeRole, Resource: !GetAtt Other.Arn }, { Effect: Allow, Action: sts:GetCallerIdentity, Resource: '*' }]
          Other:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'roles of one prefix, and a Deny',
      template: `
        Resources:
          Rights:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: rights
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: sts:AssumeRole, Resource: 'arn:aws:iam::111122223333:role/reader-*' }, { Effect: Deny, Action: sts:AssumeRole, Resource: '*' }]`,
    },
    {
      title: 'roles that carry a tag',
      template: `
        Resources:
          Rights:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: rights
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: sts:AssumeRole, Resource: '*', Condition: { StringEquals: { aws:ResourceTag/team: claims } } }]`,
    },
  ],
  unknown: [
    {
      title: 'the role is a parameter',
      template: `
        Parameters:
          Role: { Type: String }
        Resources:
          Rights:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: rights
              PolicyDocument:
                Statement: [{ Effect: Allow, Action: sts:AssumeRole, Resource: !Ref Role }]`,
    },
  ],
});

function assumesAny(statement: Statement): Ternary {
  return all([
    allowsAction(statement, (action) => matchesIam(action, 'sts:assumerole')),
    any((statement.resources ?? []).map(isEveryRole)),
    statement.conditions.length + statement.hiddenConditions.length === 0,
  ]);
}

function isEveryRole({ value }: Property): Ternary {
  return any([isStar(value), reads(value, /^arn:[^:]*:iam::[^:]*:(role\/)?\*$/)]);
}
