import { type Statement, statementsOf } from '../../../lib/template';
import { type Ternary, all, any, not, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { narrowsWho } from '../../questions/narrowing';
import { isEveryone } from '../../questions/principals';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'log-destination-open',
  topic: 'logging',
  severity: 'error',
  title: 'Anybody may write to, or attach to, the logs',
  why: 'A stranger floods the record with invented lines, in which the true ones cannot be told apart.',
  fix: 'Name the accounts or services in the policy, or add a condition on aws:PrincipalOrgID.',
  controls: { 'nist-800-53-r5': ['ac-3', 'au-9'] },
  appliesTo: ['AWS::Logs::Destination', 'AWS::Logs::ResourcePolicy'],

  check(resource, _world, report) {
    const policy = resource.read(resource.type === 'AWS::Logs::Destination' ? 'DestinationPolicy' : 'PolicyDocument');
    const { statements, hidden } = statementsOf(policy);
    const want = 'named accounts or services';
    for (const property of hidden) report.unknown(property, { want });
    for (const statement of statements) mustHold(not(isOpen(statement)), statement.property, { want }, report);
  },

  bad: [
    {
      title: 'a destination for everybody',
      template: `
        Resources:
          Take:
            Type: AWS::Logs::Destination
            Properties: { DestinationPolicy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"logs:PutSubscriptionFilter","Resource":"*"}]}' }`,
    },
    {
      title: 'a resource policy for everybody',
      template: `
        Resources:
          Take:
            Type: AWS::Logs::ResourcePolicy
            Properties: { PolicyName: take, PolicyDocument: '{"Statement":{"Effect":"Allow","Principal":"*","Action":"logs:PutLogEvents","Resource":"*"}}' }`,
    },
    {
      title: 'everybody but one',
      template: `
        Resources:
          Take:
            Type: AWS::Logs::ResourcePolicy
            Properties: { PolicyDocument: '{"Statement":{"Effect":"Allow","NotPrincipal":{"AWS":"111122223333"},"Action":"logs:PutLogEvents","Resource":"*"}}' }`,
    },
    {
      title: 'everybody, in a list that begins with an account',
      template: `
        Resources:
          Take:
            Type: AWS::Logs::Destination
            Properties:
              DestinationPolicy: '{"Statement":{"Effect":"Allow","Principal":{"AWS":["111122223333","*"]},"Action":"logs:PutSubscriptionFilter","Resource":"*"}}'`,
    },
  ],
  good: [
    {
      title: 'an account and a service',
      template: `
        Resources:
          Take:
            Type: AWS::Logs::Destination
            Properties: { DestinationPolicy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"logs:PutSubscriptionFilter","Resource":"*"}]}' }
          Write:
            Type: AWS::Logs::ResourcePolicy
            Properties: { PolicyDocument: '{"Statement":{"Effect":"Allow","Principal":{"Service":"route53.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"*"}}' }`,
    },
    {
      title: 'everybody of the organization, and nobody',
      template: `
        Resources:
          Take:
            Type: AWS::Logs::Destination
            Properties: { DestinationPolicy: '{"Statement":{"Effect":"Allow","Principal":"*","Action":"logs:PutSubscriptionFilter","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}}' }
          Write:
            Type: AWS::Logs::ResourcePolicy
            Properties: { PolicyDocument: '{"Statement":{"Effect":"Deny","Principal":"*","Action":"logs:*","Resource":"*"}}' }`,
    },
    {
      title: 'everybody of the organization, and one more condition',
      template: `
        Resources:
          Take:
            Type: AWS::Logs::Destination
            Properties:
              DestinationPolicy: '{"Statement":{"Effect":"Allow","Principal":"*","Action":"logs:PutSubscriptionFilter","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"},"ArnLike":{"aws:SourceArn":"arn:aws:logs:*:111122223333:*"}}}}'`,
    },
  ],
  unknown: [
    {
      title: 'everybody under a condition that says nothing of who',
      template: `
        Resources:
          Take:
            Type: AWS::Logs::Destination
            Properties: { DestinationPolicy: '{"Statement":{"Effect":"Allow","Principal":"*","Action":"logs:PutSubscriptionFilter","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:logs:*:111122223333:*"}}}}' }`,
    },
    {
      title: 'a policy that is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Take:
            Type: AWS::Logs::Destination
            Properties: { DestinationPolicy: !Ref Policy }`,
    },
  ],
});

/** Any other condition may narrow it, in ways that are not judged here. */
function isOpen(statement: Statement): Ternary {
  const { principals = [], notPrincipals, conditions, hiddenConditions } = statement;
  const narrowed = [
    ...conditions.map((test) => narrowsWho(test) || undefined),
    ...hiddenConditions.map(() => undefined),
  ];
  return all([
    says(statement.effect, 'Allow'),
    notPrincipals ? true : any(principals.map(isEveryone)),
    not(any(narrowed)),
  ]);
}
