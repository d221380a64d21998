/** What a role, user or group may do: everything in the template that says so. */
import { type Property, identityPoliciesFor } from '../../lib/template';
import { firstWorld, fromYaml } from './from-yaml';

const TEMPLATE = `
    Parameters: { Who: { Type: String } }
    Resources:
      Reader:
        Type: AWS::IAM::Role
        Properties:
          ManagedPolicyArns: [!Ref Named, arn:aws:iam::aws:policy/ReadOnlyAccess]
          Policies: [{ PolicyName: own, PolicyDocument: { Id: own } }]
      Clerk: { Type: AWS::IAM::User, Properties: { UserName: clerk } }
      Team: { Type: AWS::IAM::Group }
      Named: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Id: named } } }
      ByRef: { Type: AWS::IAM::Policy, Properties: { PolicyDocument: { Id: by-ref }, Roles: [!Ref Reader], Users: [clerk], Groups: [!Ref Team] } }
      Alone: { Type: AWS::IAM::RolePolicy, Properties: { PolicyDocument: { Id: alone }, RoleName: !Ref Reader } }
      Elsewhere: { Type: AWS::IAM::UserPolicy, Properties: { PolicyDocument: { Id: elsewhere }, UserName: manager } }
      Perhaps: { Type: AWS::IAM::Policy, Properties: { PolicyDocument: { Id: perhaps }, Roles: [!Ref Who] } }`;

const ids = (documents: readonly Property[]) =>
  documents.map((document) => document.get('Id').value).map((value) => (value.kind === 'known' ? value.value : '?'));

test.each([
  ['Reader', ['own', 'by-ref', 'alone', 'named'], ['perhaps'], ['ManagedPolicyArns.1']],
  ['Clerk', ['by-ref'], [], []],
  ['Team', ['by-ref'], [], []],
])('%s', (id, certain, possible, outside) => {
  const world = firstWorld(fromYaml(TEMPLATE));
  const policies = identityPoliciesFor(world.resource(id)!, world);
  expect(ids(policies.certain)).toEqual(certain);
  expect(ids(policies.possible)).toEqual(possible);
  expect(policies.outside.map(({ path }) => path)).toEqual(outside);
});

test('a policy that may not exist is only possible, whether it points or is named', () => {
  const world = firstWorld(
    fromYaml(`
      Resources:
        Reader: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [!Ref Named] } }
        Named: { Type: AWS::IAM::ManagedPolicy, Condition: Misspelt, Properties: { PolicyDocument: { Id: named } } }
        ByRef: { Type: AWS::IAM::Policy, Condition: Misspelt, Properties: { PolicyDocument: { Id: by-ref }, Roles: [!Ref Reader] } }`),
  );
  const policies = identityPoliciesFor(world.resource('Reader')!, world);
  expect([ids(policies.certain), ids(policies.possible)]).toEqual([[], ['by-ref', 'named']]);
});
