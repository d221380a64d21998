import { roleTrustsPeople } from '../../lib/analysis/access/role-trusts-people';
import { parse, shortManifestWith } from '../support/manifests';
import { clerkTemplate, decide } from '../support/proofs';

// Ben leaves before the engagement ends.
const { manifest } = parse(
  shortManifestWith(
    ['ben@acme.example, jobFunction: clerk }', 'ben@acme.example, jobFunction: clerk, left: 2027-03-31 }'],
    ['dataBoundaries:', '  - { name: Cem, email: Cem@acme.example, jobFunction: clerk }\ndataBoundaries:'],
  ),
);
const claim = roleTrustsPeople(manifest, manifest.jobFunctions[0]!, manifest.connect.samlProviderArn!);

const PROVIDER = 'Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/acme" }';
const SIGN_IN = 'Action: sts:AssumeRoleWithSAML';
const by = (day: string) => `DateLessThanEquals: { aws:CurrentTime: "${day}T23:59:59Z" }`;
const ENDS = by('2027-12-31');
const named = (...names: string[]) => `StringEquals: { sts:SourceIdentity: [${names.join(', ')}] }`;
const lets = (principal: string, action: string, conditions = '') =>
  `{ Effect: Allow, ${principal}, ${action}${conditions && `, Condition: { ${conditions} }`} }`;

test.each<[string, string, string, RegExp]>([
  [
    'people of the manifest',
    lets(PROVIDER, SIGN_IN, `${named('ana@acme.example', 'cem@acme.example')}, ${ENDS}`),
    'pass',
    /named people/,
  ],
  [
    'a leaver until their last day',
    lets(PROVIDER, SIGN_IN, `${named('ben@acme.example')}, ${by('2027-03-31')}`),
    'pass',
    /./,
  ],
  ...(
    [
      ['AWS’s own sign-in', '"https://eu-central-1.signin.aws.amazon.com/saml"', 'pass', /./],
      [
        'another sign-in besides',
        '["https://signin.aws.amazon.com/saml", "https://evil.example/saml"]',
        'fail',
        /evil/,
      ],
      ['a sign-in given at deployment', '!Ref Any', 'unknown', /for whom an assertion is made/],
    ] as const
  ).map(([title, audience, verdict, reason]): [string, string, string, RegExp] => {
    const conditions = `StringEquals: { sts:SourceIdentity: ana@acme.example, "SAML:aud": ${audience} }, ${ENDS}`;
    return [`an assertion for ${title}`, lets(PROVIDER, SIGN_IN, conditions), verdict, reason];
  }),
  ['the right to bear a name', lets(PROVIDER, 'Action: sts:SetSourceIdentity'), 'pass', /./],
  ['nobody', '{ Effect: Deny, Principal: "*", Action: "*" }', 'pass', /lets nobody in/],
  [
    'a leaver after their last day',
    lets(PROVIDER, SIGN_IN, `${named('ben@acme.example')}, ${ENDS}`),
    'fail',
    /ben@acme.example enters Clerk after 2027-03-31/,
  ],
  [
    'people for ever',
    lets(PROVIDER, SIGN_IN, named('ana@acme.example')),
    'fail',
    /ana@acme.example enters Clerk after 2027-12-31/,
  ],
  [
    'somebody else',
    lets(PROVIDER, SIGN_IN, `${named('eve@evil.example')}, ${ENDS}`),
    'fail',
    /eve@evil.example enters Clerk/,
  ],
  ['a name in capitals', lets(PROVIDER, SIGN_IN, `${named('Ana@acme.example')}, ${ENDS}`), 'fail', /Ana@acme.example/],
  ['anybody who signs in', lets(PROVIDER, SIGN_IN, ENDS), 'fail', /anybody the identity provider knows/],
  [
    'a name if there is one',
    lets(PROVIDER, SIGN_IN, `StringEqualsIfExists: { sts:SourceIdentity: ana@acme.example }, ${ENDS}`),
    'fail',
    /anybody/,
  ],
  [
    'another provider',
    lets('Principal: { Federated: other }', SIGN_IN, `${named('ana@acme.example')}, ${ENDS}`),
    'fail',
    /people of other/,
  ],
  [
    'another account',
    lets('Principal: { AWS: "444455556666" }', 'Action: sts:AssumeRole', `${named('ana@acme.example')}, ${ENDS}`),
    'fail',
    /444455556666 enters Clerk/,
  ],
  ['everybody', lets('Principal: "*"', SIGN_IN, `${named('ana@acme.example')}, ${ENDS}`), 'fail', /\* enters Clerk/],
  [
    'all but a few',
    lets('NotPrincipal: { AWS: x }', SIGN_IN, `${named('ana@acme.example')}, ${ENDS}`),
    'fail',
    /anybody but/,
  ],
  [
    'a provider given at deployment',
    lets('Principal: { Federated: !Ref Any }', SIGN_IN, `${named('ana@acme.example')}, ${ENDS}`),
    'unknown',
    /provider is hidden/,
  ],
  [
    'a principal given at deployment',
    lets('Principal: !Ref Any', SIGN_IN, `${named('ana@acme.example')}, ${ENDS}`),
    'unknown',
    /who may enter is hidden/,
  ],
  [
    'a name given at deployment',
    lets(PROVIDER, SIGN_IN, `${named('!Ref Any')}, ${ENDS}`),
    'unknown',
    /a name .* is hidden/,
  ],
  [
    'a day given at deployment',
    lets(PROVIDER, SIGN_IN, `${named('ana@acme.example')}, DateLessThan: { aws:CurrentTime: !Ref Any }`),
    'unknown',
    /after/,
  ],
  [
    'a condition given at deployment',
    `{ Effect: Allow, ${PROVIDER}, ${SIGN_IN}, Condition: !Ref Any }`,
    'unknown',
    /hidden by a condition/,
  ],
  ['a statement given at deployment', '!Ref Any', 'unknown', /is hidden/],
  [
    'an effect given at deployment',
    `{ Effect: !Ref Any, ${PROVIDER}, ${SIGN_IN} }`,
    'unknown',
    /if the effect is Allow/,
  ],
])('%s', (_title, statement, verdict, reason) => {
  const role = `AssumeRolePolicyDocument: { Statement: [${statement}] }`;
  const proof = decide(claim, clerkTemplate(['Effect: Deny, Action: "*", Resource: "*"'], { role }));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});
