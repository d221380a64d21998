import { oversightNamed } from '../../lib/analysis/access/oversight-roles';
import { manifestWith } from '../constructs/fixtures';
import { decide } from '../support/proofs';

const ASSESSOR = 'arn:aws:iam::444455556666:role/audit';
const claim = oversightNamed(
  manifestWith({
    assessor: {
      organisation: 'Auditors',
      contact: 'lead@auditors.example',
      independence: 'no other business',
      principalArn: ASSESSOR,
      externalId: 'kx7Q-2mZr-9TfB-w4Hn',
    },
  }),
);

const template = ({ principal = `{ AWS: '${ASSESSOR}' }`, boundary = '!Ref Edge' } = {}) => `
Parameters:
  Any: { Type: String }
Resources:
  Edge: { Type: AWS::IAM::ManagedPolicy }
  Role:
    Type: AWS::IAM::Role
    Properties:
      Path: /enclave-oversight/acme/
      RoleName: enclave-acme-assessor
      PermissionsBoundary: ${boundary}
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: ${principal} }] }
`;

test.each<[string, Parameters<typeof template>[0], string, RegExp]>([
  ['the principal of the manifest', {}, 'pass', /1 roles of oversight/],
  ['somebody else', { principal: '{ AWS: "arn:aws:iam::999988887777:role/audit" }' }, 'fail', /999988887777/],
  ['everybody', { principal: "'*'" }, 'fail', /\* assumes/],
  ['a service', { principal: '{ Service: ec2.amazonaws.com }' }, 'fail', /ec2\.amazonaws\.com assumes/],
  ['whoever a parameter names', { principal: '{ AWS: !Ref Any }' }, 'unknown', /which is hidden/],
  ['the right one without a boundary', { boundary: '!Ref AWS::NoValue' }, 'fail', /no boundary of the template/],
])('the assessor’s role is assumed by %s', (_, changes, verdict, told) => {
  const proof = decide(claim, template(changes));
  expect(proof.verdict).toBe(verdict);
  expect([...proof.explanation, proof.witness ?? ''].join('\n')).toMatch(told);
});
