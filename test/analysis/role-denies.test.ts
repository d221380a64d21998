import { roleWithinGrants } from '../../lib/analysis/access/role-within-grants';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { READ, UNTIL, allow, clerkTemplate, decide } from '../support/proofs';

const manifest = parse(SHORT_MANIFEST).manifest;
const claim = roleWithinGrants(manifest, manifest.jobFunctions[0]!);

const DELETE = allow('Action: s3:DeleteObject, Resource: "arn:aws:s3:::client-letters/inbox/*"');
const deny = (access: string, conditions = '') =>
  `Effect: Deny, ${access}${conditions && `, Condition: { ${conditions} }`}`;
const ALL = 'Action: "*", Resource: "*"';
const ENROLLED =
  'StringNotEquals: { aws:SourceIdentity: [ana@acme.example] }, BoolIfExists: { aws:ViaAWSService: "false" }';
const OUTSIDE = 'StringNotEquals: { aws:SourceVpce: [!Ref Door] }';

describe('a Deny and an excess', () => {
  test.each<[string, string[], string, RegExp]>([
    ['an excess of enrolled people stands', [DELETE, deny(ALL, ENROLLED)], 'fail', /^s3:DeleteObject/],
    [
      'a Deny of another action changes nothing',
      [DELETE, deny('Action: s3:Put*, Resource: "*"')],
      'fail',
      /^s3:Delete/,
    ],
    [
      'a Deny of another resource changes nothing',
      [DELETE, deny('Action: "S3:*", Resource: "arn:aws:s3:::other/*"')],
      'fail',
      /^s3:Delete/,
    ],
    ['an unconditional Deny takes it away', [DELETE, deny('Action: S3:delete*, Resource: "*"')], 'pass', /or denied/],
    [
      'a Deny of the same bucket takes it away',
      [DELETE, deny('Action: "*", Resource: "arn:aws:s3:::client-letters/*"')],
      'pass',
      /or denied/,
    ],
    [
      'a Deny of a part leaves the rest unsure',
      [DELETE, deny('Action: "*", Resource: "arn:aws:s3:::client-letters/inbox/2026/*"')],
      'unknown',
      /a Deny may forbid/,
    ],
    [
      'a Deny under another condition',
      [DELETE, deny(ALL, 'Bool: { aws:SecureTransport: "false" }')],
      'unknown',
      /a Deny/,
    ],
    [
      'a Deny for people named at deployment',
      [DELETE, deny(ALL, 'StringNotEquals: { aws:SourceIdentity: [!Ref Any] }')],
      'unknown',
      /a Deny/,
    ],
    ['a Deny of all but some actions', [DELETE, deny('NotAction: s3:Get*, Resource: "*"')], 'unknown', /a Deny/],
    ['a Deny on all but some resources', [DELETE, deny('Action: "*", NotResource: x')], 'unknown', /a Deny/],
    ['a Deny of an action given at deployment', [DELETE, deny('Action: !Ref Any, Resource: "*"')], 'unknown', /a Deny/],
    ['an effect given at deployment', [DELETE, `Effect: !Ref Any, ${ALL}`], 'unknown', /a Deny/],
    ['a Deny for those outside leaves insiders their excess', [DELETE, deny(ALL, OUTSIDE)], 'fail', /^s3:Delete/],
    ['a Deny for those outside stands for the endpoint demand', [allow(READ, UNTIL), deny(ALL, OUTSIDE)], 'pass', /./],
    [
      'also when it spares what services do for people',
      [allow(READ, UNTIL), deny(ALL, `${OUTSIDE}, BoolIfExists: { aws:ViaAWSService: "false" }`)],
      'pass',
      /./,
    ],
    ['but not for the expiry', [allow(READ, 'StringLike: { x: y }'), deny(ALL, OUTSIDE)], 'fail', /after 2027-06-30/],
    [
      'nor when it is about other actions',
      [allow(READ, UNTIL), deny('Action: s3:Put*, Resource: "*"', OUTSIDE)],
      'fail',
      /from outside/,
    ],
    [
      'nor when it lets in an endpoint of somebody else',
      [allow(READ, UNTIL), deny(ALL, 'StringNotEquals: { aws:SourceVpce: [!Ref Door, vpce-1] }')],
      'unknown',
      /a Deny/,
    ],
    [
      'nor when it holds only sometimes',
      [allow(READ, UNTIL), deny(ALL, `${OUTSIDE}, Bool: { aws:SecureTransport: "false" }`)],
      'unknown',
      /a Deny/,
    ],
  ])('%s', (_title, statements, verdict, reason) => {
    const proof = decide(claim, clerkTemplate(statements));
    expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([
      verdict,
      expect.stringMatching(reason),
    ]);
  });
});

describe('more than one role of a job function', () => {
  const other = (tag: string, policy = '') => `
  Other:
    Type: AWS::IAM::Role
    Properties:
      Tags: [${tag}]
      ${policy}`;
  const everything = 'Policies: [{ PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } } }]';
  const nothing = 'Policies: []';

  test.each<[string, string, string, string, RegExp]>([
    ['each is judged', '{ Key: vendor-enclave:component, Value: role/clerk }', everything, 'fail', /^\* on \*/],
    ['each is within', '{ Key: vendor-enclave:component, Value: role/clerk }', nothing, 'pass', /./],
    ['another component is not ours', '{ Key: vendor-enclave:component, Value: role/other }', everything, 'pass', /./],
    [
      'a value given at deployment',
      '{ Key: vendor-enclave:component, Value: !Ref Any }',
      everything,
      'unknown',
      /Other may be/,
    ],
    ['a key given at deployment', '{ Key: !Ref Any, Value: role/clerk }', everything, 'unknown', /Other may be/],
  ])('%s', (_title, tag, policy, verdict, reason) => {
    const proof = decide(claim, clerkTemplate([allow(READ)], { more: other(tag, policy) }));
    expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([
      verdict,
      expect.stringMatching(reason),
    ]);
  });

  test('the only role, with a tag given at deployment, is not missing', () => {
    const text = clerkTemplate([allow(READ)]).replace('Value: role/clerk', 'Value: !Ref Any');
    expect(decide(claim, text)).toMatchObject({
      verdict: 'unknown',
      explanation: [expect.stringMatching(/Clerk may be/)],
    });
  });
});
