import { roleTrustsPeople } from '../../lib/analysis/access/role-trusts-people';
import { parse, shortManifestWith } from '../support/manifests';
import { clerkTemplate, decide } from '../support/proofs';

const { manifest } = parse(
  shortManifestWith(
    [
      'resources: ["arn:aws:s3:::client-letters/inbox/*"]',
      'resources: ["arn:aws:s3:::client-letters/inbox/*"], tag: office',
    ],
    ['ana@acme.example, jobFunction: clerk', 'ana@acme.example, jobFunction: clerk, tags: { office: makati }'],
    ['ben@acme.example, jobFunction: clerk', 'ben@acme.example, jobFunction: clerk, tags: { office: cebu }'],
    [
      'dataBoundaries:',
      '  - { name: Cem, email: cem@acme.example, jobFunction: clerk, left: 2026-01-01 }\ndataBoundaries:',
    ],
  ),
);
const claim = roleTrustsPeople(manifest, manifest.jobFunctions[0]!, 'arn:aws:iam::111122223333:saml-provider/acme');

const PROVIDER = 'Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/acme" }';
const ENDS = 'DateLessThanEquals: { aws:CurrentTime: "2025-12-31T23:59:59Z" }';
const lets = (conditions: string, action = 'sts:AssumeRoleWithSAML') =>
  `{ Effect: Allow, ${PROVIDER}, Action: ${action}, Condition: { ${conditions} } }`;
const named = (name: string, more = '') => `StringEquals: { sts:SourceIdentity: ${name}@acme.example${more} }, ${ENDS}`;
/** Somebody with the tag is let in beside whoever it is about. */
const ANA = lets(named('ana', ', aws:RequestTag/office: makati'));
const KEYS = 'ForAllValues:StringEquals: { aws:TagKeys: [office] }';

test.each<[string, string, string, RegExp]>([
  ['their own value', lets(named('ana', ', aws:RequestTag/office: makati')), 'pass', /named people/],
  [
    'the value of another',
    lets(named('ana', ', aws:RequestTag/office: cebu')),
    'fail',
    /ana@acme.example enters Clerk with any value of the session tag office/,
  ],
  [
    'one value or another',
    lets(named('ana', ', aws:RequestTag/office: [makati, cebu]')),
    'fail',
    /any value of the session tag/,
  ],
  ['any value', lets(named('ana')), 'fail', /any value of the session tag/],
  [
    'a value given at deployment',
    lets(named('ana', ', aws:RequestTag/office: !Ref Any')),
    'unknown',
    /a condition we do not read/,
  ],
  ['no tag, who has none', lets(`${named('cem')}, "Null": { aws:RequestTag/office: "true" }`), 'pass', /named people/],
  ['a tag, who has none', lets(named('cem', ', aws:RequestTag/office: makati')), 'fail', /cem@acme.example/],
  ['tags that the manifest knows', lets(KEYS, 'sts:TagSession'), 'pass', /named people/],
  ['any tags', lets(ENDS, 'sts:TagSession'), 'fail', /bears tags that the manifest does not know/],
  [
    'one tag more',
    lets(KEYS.replace('office', 'office, team'), 'sts:TagSession'),
    'fail',
    /bears tags that the manifest does not know/,
  ],
  ['tags named at deployment', lets(KEYS.replace('[office]', '!Ref Any'), 'sts:TagSession'), 'unknown', /do not read/],
  [
    'whatever goes with a sign-in',
    lets(named('ana', ', aws:RequestTag/office: makati'), '"sts:*"'),
    'fail',
    /bears tags that the manifest does not know/,
  ],
])('a session with %s', (_title, statement, verdict, reason) => {
  expect(saidOf(`AssumeRolePolicyDocument: { Statement: [${ANA}, ${statement}] }`)).toEqual([
    verdict,
    expect.stringMatching(reason),
  ]);
});

test('where nobody who is let in has the tag, there is nothing to part, and no tag to bring', () => {
  const cem = lets(named('cem'));
  expect(saidOf(`AssumeRolePolicyDocument: { Statement: [${cem}] }`)).toEqual(['pass', expect.stringMatching(/named/)]);
  expect(saidOf(`AssumeRolePolicyDocument: { Statement: [${cem}, ${lets(KEYS, 'sts:TagSession')}] }`)).toEqual([
    'fail',
    expect.stringMatching(/bears tags that the manifest does not know/),
  ]);
});

test.each<[string, string, string, RegExp]>([
  ['such a tag', 'Tags: [{ Key: Office, Value: makati }]', 'fail', /stands in for that of a person/],
  ['a tag given at deployment', 'Tags: [{ Key: !Ref Any, Value: makati }]', 'unknown', /a tag of it is hidden/],
])('a role that bears %s itself', (_title, tags, verdict, reason) => {
  const trust = `AssumeRolePolicyDocument: { Statement: [${ANA}] }`;
  expect(saidOf(trust, tags)).toEqual([verdict, expect.stringMatching(reason)]);
});

function saidOf(role: string, tags = '') {
  const template = clerkTemplate(['Effect: Deny, Action: "*", Resource: "*"'], { role });
  const own = 'Tags: [{ Key: vendor-enclave:component, Value: role/clerk }]';
  const list = tags.replace('Tags: [', 'Tags: [{ Key: vendor-enclave:component, Value: role/clerk }, ');
  const { verdict, witness, explanation } = decide(claim, tags === '' ? template : template.replace(own, list));
  return [verdict, witness ?? explanation.join()];
}
