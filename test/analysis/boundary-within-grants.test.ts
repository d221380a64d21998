import { boundaryWithinGrants } from '../../lib/analysis/access/boundary-within-grants';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { READ, clerkTemplate, decide } from '../support/proofs';

const claim = boundaryWithinGrants(parse(SHORT_MANIFEST).manifest);
const LINE = 'PermissionsBoundary: !Ref Line';
const line = (statement: string) => `
  Line: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: ${statement} } } }`;

test.each<[string, string, string, string, RegExp]>([
  ['what was granted', LINE, `{ Effect: Allow, ${READ} }`, 'pass', /Line is within the grants/],
  ['a Deny', LINE, '{ Effect: Deny, Action: "*", Resource: "*" }', 'pass', /./],
  [
    'more objects',
    LINE,
    `{ Effect: Allow, ${READ.replace('inbox/', '')} }`,
    'fail',
    /allows s3:GetObject on .*letters\/\*/,
  ],
  ['another action', LINE, `{ Effect: Allow, ${READ.replace('Get', 'Delete')} }`, 'fail', /allows s3:DeleteObject/],
  ['all but some', LINE, '{ Effect: Allow, NotAction: iam:*, Resource: "*" }', 'fail', /everything but/],
  [
    'a resource of the template',
    LINE,
    '{ Effect: Allow, Action: s3:GetObject, Resource: !GetAtt Clerk.Arn }',
    'fail',
    /GetAtt: Clerk.Arn/,
  ],
  ['no boundary', '', '{ Effect: Allow, Action: "*", Resource: "*" }', 'fail', /bears no permissions boundary/],
  [
    'an object given at deployment',
    LINE,
    '{ Effect: Allow, Action: s3:GetObject, Resource: !Ref Any }',
    'unknown',
    /hidden/,
  ],
  ['a statement given at deployment', LINE, '!Ref Any', 'unknown', /is hidden/],
  [
    'a boundary by ARN',
    'PermissionsBoundary: "arn:aws:iam::aws:policy/x"',
    '[]',
    'unknown',
    /not a policy of the template/,
  ],
])('%s', (_title, role, statement, verdict, reason) => {
  const proof = decide(claim, clerkTemplate([`Effect: Allow, ${READ}`], { role, more: line(statement) }));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});
