import { roleBounded } from '../../lib/analysis/access/role-bounded';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { clerkTemplate, decide } from '../support/proofs';

const { manifest } = parse(SHORT_MANIFEST);
const claim = roleBounded(manifest, manifest.jobFunctions[0]!);

const OUTSIDE = 'StringNotEquals: { aws:SourceVpce: [!Ref Door] }';
const boundary = (statement: string) => `
  Line: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: ${statement} } } }`;
const deny = (access: string, conditions: string) => `{ Effect: Deny, ${access}, Condition: { ${conditions} } }`;
const ALL = 'Action: "*", Resource: "*"';
const BY_LINE = 'PermissionsBoundary: !Ref Line';

test.each<[string, string, string, string, RegExp]>([
  ['forbidden from outside', BY_LINE, deny(ALL, OUTSIDE), 'pass', /bounded by Line/],
  [
    'forbidden but for what services do for people',
    'PermissionsBoundary: !GetAtt Line.PolicyArn',
    deny(ALL, `${OUTSIDE}, BoolIfExists: { aws:ViaAWSService: "false" }`),
    'pass',
    /./,
  ],
  ['no boundary', '', deny(ALL, OUTSIDE), 'fail', /Clerk bears no permissions boundary/],
  ['nothing forbidden', BY_LINE, '{ Effect: Allow, Action: "*", Resource: "*" }', 'fail', /Line does not forbid/],
  [
    'forbidden to others only',
    BY_LINE,
    deny(ALL, 'StringNotEquals: { aws:SourceIdentity: [ana@acme.example] }'),
    'fail',
    /Line does not forbid/,
  ],
  ['a part forbidden', BY_LINE, deny('Action: "s3:*", Resource: "*"', OUTSIDE), 'unknown', /may leave something open/],
  [
    'forbidden outside an endpoint of somebody else',
    BY_LINE,
    deny(ALL, 'StringNotEquals: { aws:SourceVpce: vpce-1 }'),
    'unknown',
    /may leave something open/,
  ],
  ['a statement given at deployment', BY_LINE, '!Ref Any', 'unknown', /may leave something open/],
  [
    'a boundary by ARN',
    'PermissionsBoundary: "arn:aws:iam::aws:policy/x"',
    deny(ALL, OUTSIDE),
    'unknown',
    /not a policy/,
  ],
  ['another attribute', 'PermissionsBoundary: !GetAtt Line.Name', deny(ALL, OUTSIDE), 'unknown', /not a policy/],
])('%s', (_title, role, statement, verdict, reason) => {
  const proof = decide(
    claim,
    clerkTemplate(['Effect: Allow, Action: "*", Resource: "*"'], { role, more: boundary(statement) }),
  );
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});
