import { roleOnlyEnrolled } from '../../lib/analysis/access/role-only-enrolled';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { clerkTemplate, decide } from '../support/proofs';

const { manifest } = parse(SHORT_MANIFEST);
const claim = roleOnlyEnrolled(manifest, manifest.jobFunctions[0]!);

const names = (...people: readonly string[]) => `StringNotEquals: { aws:SourceIdentity: [${people.join(', ')}] }`;
const ENROLLED = names('ana@acme.example', 'ben@acme.example');
const deny = (conditions: string, access = 'Action: "*", Resource: "*"') =>
  `Effect: Deny, ${access}, Condition: { ${conditions} }`;

test.each<[string, string, string, string, RegExp]>([
  ['the enrolled are spared', deny(ENROLLED), '', 'pass', /everything is denied to others/],
  ['and what services do for them', deny(`${ENROLLED}, BoolIfExists: { aws:ViaAWSService: "false" }`), '', 'pass', /./],
  ['fewer are spared', deny(names('ana@acme.example')), '', 'pass', /./],
  ['no Deny', 'Effect: Allow, Action: s3:GetObject, Resource: "*"', '', 'fail', /whoever was taken off the list keeps/],
  ['a stranger is spared', deny(names('eve@evil.example')), '', 'fail', /eve@evil.example keeps a session/],
  ['a Deny for a part', deny(ENROLLED, 'Action: "s3:*", Resource: "*"'), '', 'fail', /keeps a session/],
  [
    'a Deny for few',
    deny(`${ENROLLED}, StringLike: { aws:PrincipalTag/team: x }`),
    '',
    'fail',
    /StringLike on aws:PrincipalTag/,
  ],
  ['a name given at deployment', deny(names('!Ref Any')), '', 'unknown', /may be spared/],
  ['a session of twelve hours', deny(ENROLLED), 'MaxSessionDuration: 43200', 'fail', /lasts 12 hours/],
  ['a session of an hour', deny(ENROLLED), 'MaxSessionDuration: 3600', 'pass', /./],
  [
    'a length given at deployment',
    deny(ENROLLED),
    'MaxSessionDuration: !Ref Any',
    'unknown',
    /length of a session is hidden/,
  ],
])('%s', (_title, statement, role, verdict, reason) => {
  const proof = decide(claim, clerkTemplate([statement], { role }));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});
