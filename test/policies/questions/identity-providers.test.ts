/** Which principals are identity providers, of which kind, and which claims say whose token it is. */
import { inEveryWorld, statementsOf } from '../../../lib/template';
import { fixes, isProvider, namesSubject } from '../../../policies/questions/identity-providers';
import { fromYaml } from '../from-yaml';

function first(content: string) {
  const template = fromYaml(`
    Parameters: { Open: { Type: String } }
    Resources:
      Saml: { Type: AWS::IAM::SAMLProvider }
      Oidc: { Type: AWS::IAM::OIDCProvider }
      Role: { Type: AWS::IAM::Role }
      Probe: { Type: Test::Probe, Properties: { Document: { Statement: ${content} } } }`);
  const { branches } = inEveryWorld(template, (world) => {
    const [statement] = statementsOf(world.resource('Probe')!.read('Document')).statements;
    const [principal] = statement!.principals ?? [];
    return {
      saml: principal && isProvider(principal, 'saml', world),
      oidc: principal && isProvider(principal, 'oidc', world),
      subject: fixes(statement!, namesSubject),
    };
  });
  return branches[0]!.outcome;
}

test.each([
  ['{ Federated: !Ref Saml }', true, false],
  ['{ Federated: !Ref Oidc }', false, true],
  ['{ Federated: !GetAtt Oidc.Arn }', false, true],
  ['{ Federated: !GetAtt Role.Arn }', false, false],
  ["{ Federated: 'arn:aws:iam::111122223333:saml-provider/idp' }", true, false],
  ["{ Federated: 'arn:aws:iam::111122223333:oidc-provider/gitlab.com' }", false, true],
  ["{ Federated: !Sub 'arn:aws:iam::${AWS::AccountId}:oidc-provider/${Open}' }", false, true],
  ['{ Federated: cognito-identity.amazonaws.com }', false, true],
  ['{ Federated: accounts.google.com }', false, true],
  ['{ Federated: graph.facebook.com }', false, true],
  ['{ Federated: www.amazon.com }', false, true],
  ['{ Federated: example.com }', false, false],
  ['{ Federated: !Ref Open }', undefined, undefined],
  ['{ Federated: { a: b } }', undefined, undefined],
  ["{ AWS: 'arn:aws:iam::111122223333:oidc-provider/gitlab.com' }", false, false],
  ["{ AWS: 'arn:aws:iam::111122223333:saml-provider/idp' }", false, false],
])('%s is a SAML provider: %s, an OIDC provider: %s', (principal, saml, oidc) => {
  expect(first(`{ Principal: ${principal} }`)).toMatchObject({ saml, oidc });
});

test.each([
  ['StringEquals', 'gitlab.com:sub', "'*'", true],
  ['StringLike', 'gitlab.com:sub', "'*'", false],
  ['StringLike', 'gitlab.com:sub', "'acme:*'", true],
  ['StringLike', 'gitlab.com:sub', "'acme*'", false],
  ['StringLike', 'gitlab.com:sub', "'?cme/x'", false],
  ['StringLike', 'gitlab.com:sub', 'exactly', true],
  ['ForAnyValue:StringLike', 'x:sub', "'repo:acme/*'", true],
  ['ForAllValues:StringLike', 'x:sub', "'repo:acme/*'", false],
  ['StringNotLike', 'x:sub', "'repo:acme/*'", false],
  ['StringEqualsIgnoreCase', 'x:sub', 'repo:acme/claims:*', true],
  ['StringLike', 'x:sub', "'repo:*'", false],
  ['StringLike', 'x:sub', "'project_path:*'", false],
  ['StringLike', 'x:sub', "'project_path:acme/*'", true],
  ['StringLike', 'x:sub', "'organization:*:project:x'", false],
  ['StringLike', 'x:sub', "'organization:acme:*'", true],
  ['StringLike', 'x:sub', "'org/*'", false],
  ['StringLike', 'x:sub', "'org/1234/*'", true],
  ['StringLike', 'x:sub', "'system:serviceaccount:*:x'", false],
  ['StringLike', 'x:sub', "'system:serviceaccount:claims:*'", true],
  ['StringLike', 'x:sub', "!Sub 'repo:acme/${Open}'", true],
  ['StringLike', 'x:sub', "!Sub '${Open}/*'", undefined],
  ['StringLike', 'x:sub', '{ a: b }', undefined],
  ['StringLike', 'x:sub', "['repo:acme/*', 'repo:*']", false],
  ['StringEquals', 'x:aud', 'sts.amazonaws.com', false],
  ['StringEquals', 'x:repository', 'acme/claims', true],
  ['StringEquals', 'x:repository_id', "'1'", true],
  ['StringEquals', 'x:job_workflow_ref', 'acme/claims', true],
  ['StringEquals', 'accounts.google.com:aud', "'1'", true],
  ['StringEquals', 'cognito-identity.amazonaws.com:aud', "'1'", true],
  ['StringEquals', 'graph.facebook.com:app_id', "'1'", true],
  ['StringEquals', 'www.amazon.com:app_id', "'1'", true],
  ['StringEquals', 'example.com:app_id', "'1'", false],
])('%s on %s with %s says whose token it is: %s', (operator, key, value, subject) => {
  expect(first(`{ Condition: { '${operator}': { '${key}': ${value} } } }`)).toMatchObject({ subject });
});
