import { IDENTITY_POLICY_TYPES, identityPoliciesOf, statementsOf } from '../../../lib/template';
import { defineRule } from '../../rule';

/** Beyond this a reviewer with twenty minutes no longer sees what the statements do together. */
const STATEMENTS_MAX = 15;
const ACTIONS_MAX = 60;

const WANT = `at most ${STATEMENTS_MAX} statements and ${ACTIONS_MAX} actions in one document`;

export default defineRule({
  id: 'policy-unreviewable',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Policy is too long to review',
  why: 'Nobody can say what so many statements allow together, so what should not be there stays.',
  fix: 'Split `Statement` into policies by job, and drop what the job does not need.',
  controls: { 'nist-800-53-r5': ['ac-6', 'ac-6.7'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  check(resource, _world, report) {
    for (const document of identityPoliciesOf(resource)) {
      const { statements, hidden } = statementsOf(document);
      const actions = statements.flatMap((statement) => statement.actions ?? statement.notActions ?? []);
      const saw = `${statements.length} statements with ${actions.length} actions`;
      if (statements.length > STATEMENTS_MAX || actions.length > ACTIONS_MAX)
        report.fail(document, { saw, want: WANT });
      else if (hidden.length > 0) report.unknown(document, { want: WANT });
    }
  },

  bad: [
    {
      title: 'one statement too many',
      template: `
        Resources:
          Everything:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: [${'{ Effect: Allow }, '.repeat(15)}{ Effect: Deny }]`,
    },
    {
      title: 'one action too many, in two statements of which one inverts',
      template: `
        Resources:
          Everything:
            Type: AWS::IAM::Role
            Properties:
              Policies:
                - PolicyDocument:
                    Statement:
                      - { Effect: Allow, Action: [${'s3:GetObject, '.repeat(30)}s3:PutObject] }
                      - { Effect: Deny, NotAction: [${'s3:GetObject, '.repeat(29)}s3:PutObject] }`,
    },
  ],
  good: [
    {
      title: 'as many statements as we allow',
      template: `
        Resources:
          Much:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: [${'{ Effect: Allow }, '.repeat(14)}{ Effect: Deny }]`,
    },
    {
      title: 'as many actions as we allow, and one statement in a second document',
      template: `
        Resources:
          Much:
            Type: AWS::IAM::Role
            Properties:
              Policies:
                - PolicyDocument: { Statement: { Effect: Allow, Action: [${'s3:GetObject, '.repeat(59)}s3:PutObject] } }
                - PolicyDocument: { Statement: { Effect: Allow, Action: s3:ListBucket } }`,
    },
  ],
  unknown: [
    {
      title: 'the document is imported',
      template: `
        Resources:
          Much:
            Type: AWS::IAM::RolePolicy
            Properties: { PolicyDocument: !ImportValue document }`,
    },
  ],
});
