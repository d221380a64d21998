import { endpointsWithinGrants } from '../../lib/analysis/access/endpoints-within-grants';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

const claim = endpointsWithinGrants(parse(SHORT_MANIFEST).manifest);

const ROLE = '"arn:aws:iam::111122223333:role/enclave/acme/enclave-acme.clerk"';
const ONLY = `Condition: { ArnEquals: { aws:PrincipalArn: [${ROLE}] } }`;
const READ = 'Action: s3:GetObject, Resource: "arn:aws:s3:::client-letters/inbox/*"';
const allow = (access: string, rest = ONLY) => `{ Effect: Allow, Principal: "*", ${access}, ${rest} }`;
const SIGN_IN = 'Action: [sts:AssumeRoleWithSAML, sts:SetSourceIdentity]';
const place = (text: string) => ROLE.replace(/"/g, '').replace('arn:aws', `arn:${text}`);

test.each<[string, string, string, RegExp]>([
  ['what was granted, for the role', allow(READ), 'pass', /1 statements, each within the grants/],
  [
    'the role in the partition of the stack',
    allow(READ, ONLY.replace(ROLE, `!Sub "${place('${AWS::Partition}')}"`)),
    'pass',
    /./,
  ],
  ['signing in to the role', allow(`${SIGN_IN}, Resource: ${ROLE}`, 'Sid: In'), 'pass', /./],
  ['a Deny', '{ Effect: Deny, Principal: "*", Action: "*", Resource: "*" }', 'pass', /./],
  ['signing in to any role', allow(`${SIGN_IN}, Resource: "*"`, 'Sid: In'), 'fail', /on \* passes Door, which is none/],
  ['another action', allow(READ.replace('Get', 'Put')), 'fail', /s3:PutObject on .* passes Door, beyond/],
  ['every action', allow(READ.replace('s3:GetObject', '"*"')), 'fail', /\* on .* passes Door/],
  ['more objects', allow(READ.replace('inbox/', '')), 'fail', /client-letters\/\* passes Door/],
  [
    'all but some actions',
    '{ Effect: Allow, Principal: "*", NotAction: s3:PutObject, Resource: "*" }',
    'fail',
    /everything but/,
  ],
  ['anybody', allow(READ, 'Sid: Any'), 'fail', /anybody passes by .*Statement/],
  [
    'anybody without a principal',
    allow(READ, ONLY.replace('ArnEquals', 'ArnEqualsIfExists')),
    'fail',
    /anybody passes/,
  ],
  [
    'a stranger besides',
    allow(READ, ONLY.replace(']', ', "arn:aws:iam::999999999999:role/x"]')),
    'fail',
    /999999999999:role\/x passes/,
  ],
  [
    'an API nobody was granted',
    allow('Action: execute-api:Invoke, Resource: "arn:aws:execute-api:eu-central-1:111122223333:*"'),
    'fail',
    /no route of an API/,
  ],
  [
    'an object given at deployment',
    allow('Action: s3:GetObject, Resource: !Ref Any'),
    'unknown',
    /the resource is hidden/,
  ],
  ['a role given at deployment', allow(READ, ONLY.replace(ROLE, '!Ref Any')), 'unknown', /who may pass is hidden/],
  ['an action given at deployment', allow(READ.replace('s3:GetObject', '!Ref Any')), 'unknown', /the action is hidden/],
  ['a statement given at deployment', '!Ref Any', 'unknown', /is hidden/],
])('%s', (_title, statement, verdict, reason) => {
  const proof = decide(claim, door(`PolicyDocument: { Statement: [${statement}] }`));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

test('an endpoint without a policy lets everything through', () => {
  expect(decide(claim, door('ServiceName: x'))).toMatchObject({
    verdict: 'fail',
    witness: expect.stringMatching(/anybody does anything/) as string,
  });
});

function door(properties: string): string {
  return `
Parameters:
  Any: { Type: String }
Resources:
  Door: { Type: AWS::EC2::VPCEndpoint, Properties: { ${properties} } }
`;
}
