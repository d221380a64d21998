import {
  type ConditionTest,
  type Property,
  type Statement,
  asText,
  describe,
  statementsOf,
} from '../../../lib/template';
import { type Ternary, all, any, isStar, says } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'named principals, or a condition on aws:PrincipalOrgID, aws:PrincipalAccount or aws:PrincipalArn';

export default defineRule({
  id: 'role-trusts-anyone',
  topic: 'access',
  severity: 'error',
  title: 'Role can be assumed by any AWS account',
  why: 'Anybody with an AWS account of their own can take this role and everything it may do.',
  fix: 'Name the accounts, roles or services that may assume the role.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ia-2'] },
  appliesTo: ['AWS::IAM::Role'],

  check(role, _world, report) {
    const { statements, hidden } = statementsOf(role.read('AssumeRolePolicyDocument'));
    for (const property of hidden) report.unknown(property, { want: WANT });
    for (const statement of statements) {
      const anyone = trustsAnyone(statement);
      const named = statement.notPrincipals ? 'NotPrincipal' : 'Principal';
      const property = statement.property.get(named);
      const saw = statement.notPrincipals ? 'everyone but a few' : whoIsTrusted(statement);
      if (anyone) report.fail(property, { saw, want: WANT });
      if (anyone === undefined) report.unknown(property, { saw, want: WANT });
    }
  },

  bad: [
    {
      title: 'a star',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{ Effect: Allow, Principal: '*', Action: sts:AssumeRole }]`,
    },
    {
      title: 'a star in a list, with an external id: a secret that is shared is no identity',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  Effect: Allow
                  Principal: { AWS: ['111122223333', '*'] }
                  Action: ['sts:TagSession', 'sts:*']
                  Condition: { StringEquals: { sts:ExternalId: acme } }`,
    },
    {
      title: 'everyone but one account',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{ Effect: Allow, NotPrincipal: { AWS: '111122223333' }, Action: sts:AssumeRole }]`,
    },
    {
      title: 'the organization, but only for those who have one',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  Effect: Allow
                  Principal: '*'
                  Action: sts:AssumeRole
                  Condition: { StringEqualsIfExists: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }`,
    },
  ],
  good: [
    {
      title: 'one account',
      template: `
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{ Effect: Allow, Principal: { AWS: !Sub 'arn:\${AWS::Partition}:iam::111122223333:root' }, Action: sts:AssumeRole }]`,
    },
    {
      title: 'a star, narrowed to one organization, whose id is a parameter',
      template: `
        Parameters:
          Organization: { Type: String }
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement:
                  Effect: Allow
                  Principal: { AWS: '*' }
                  Action: sts:AssumeRole
                  Condition: { StringEquals: { aws:PrincipalOrgID: !Ref Organization } }`,
    },
  ],
  unknown: [
    {
      title: 'the principal is a parameter',
      template: `
        Parameters:
          Trusted: { Type: String }
        Resources:
          Helper:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{ Effect: Allow, Principal: { AWS: !Ref Trusted }, Action: sts:AssumeRole }]`,
    },
  ],
});

function trustsAnyone(statement: Statement): Ternary {
  const everyone = any((statement.principals ?? []).map(({ kind, property }) => isEveryone(kind, property)));
  const narrowed = any([...statement.conditions.map(narrowsWho), ...statement.hiddenConditions.map(() => undefined)]);
  return all([
    says(statement.effect, 'Allow'),
    any((statement.actions ?? []).map(assumes)),
    statement.notPrincipals ? true : everyone,
    narrowed === undefined ? undefined : !narrowed,
  ]);
}

function assumes(action: Property): Ternary {
  const answer = asText(action.value);
  if (answer.kind !== 'known') return answer.kind === 'hidden' ? undefined : false;
  return /^(\*|sts:\*|sts:assume(role.*|\*))$/i.test(answer.value);
}

function isEveryone(kind: string, principal: Property): Ternary {
  if (kind === '?') return undefined;
  return kind !== 'Service' && kind !== 'CanonicalUser' && isStar(principal.value);
}

/** Keys that say who the caller is. An external id or a source address says what the caller knows or where it stands. */
const WHO = ['aws:principalorgid', 'aws:principalorgpaths', 'aws:principalaccount', 'aws:principalarn'];

/** `…IfExists` and `ForAllValues` also hold for callers without the key, so they narrow nothing. */
const POSITIVE = /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/i;

function narrowsWho({ operator, key, values }: ConditionTest): Ternary {
  if (!POSITIVE.test(operator) || !WHO.includes(key.toLowerCase())) return false;
  const wildcards = !/StringEquals/i.test(operator);
  return all(values.map((value) => (wildcards ? namesSomebody(key, value) : true)));
}

/** With wildcards a value may mean everyone again; of an ARN only the account counts. */
function namesSomebody(key: string, { value }: Property): Ternary {
  if (value.kind !== 'known' && value.kind !== 'composed') return undefined;
  const parts = value.kind === 'known' ? [String(value.value)] : value.parts;
  const text = parts.map((part) => (typeof part === 'string' ? part : 'hidden')).join('');
  const named = key.toLowerCase() === 'aws:principalarn' ? text.split(':')[4] : text;
  return named !== undefined && !/[*?]/.test(named);
}

function whoIsTrusted(statement: Statement): string {
  return (statement.principals ?? []).map(({ property }) => describe(property.value)).join(', ') || 'nobody';
}
