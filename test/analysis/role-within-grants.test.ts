import { roleWithinGrants } from '../../lib/analysis/access/role-within-grants';
import { SHORT_MANIFEST, parse, shortManifestWith } from '../support/manifests';
import { DOOR, READ, UNTIL, allow, clerkTemplate, decide } from '../support/proofs';

// The short manifest grants `clerk` to list and read arn:aws:s3:::client-letters/inbox/* until 2027-06-30.
const manifest = parse(SHORT_MANIFEST).manifest;
const claim = roleWithinGrants(manifest, manifest.jobFunctions[0]!);

describe('a role is within its grants', () => {
  test.each<[string, string[]]>([
    ['when it repeats a grant', [allow(READ)]],
    [
      'when it is narrower than a grant',
      [allow('Action: [s3:GetObject], Resource: ["arn:aws:s3:::client-letters/inbox/2026/*"]')],
    ],
    ['when it ends earlier', [allow(READ, `${DOOR}, DateLessThanEquals: { aws:CurrentTime: "2027-01-01T00:00:00Z" }`)]],
    [
      'when it lists the granted prefix',
      [
        allow(
          'Action: s3:ListBucket, Resource: "arn:aws:s3:::client-letters"',
          `${DOOR}, ${UNTIL}, StringLike: { s3:prefix: inbox/* }`,
        ),
      ],
    ],
    [
      'when it forbids everything to others',
      [
        allow(READ),
        'Effect: Deny, Action: "*", Resource: "*", Condition: { StringNotEquals: { aws:SourceIdentity: [ana@acme.example] } }',
      ],
    ],
    ['when it ends earlier, in seconds', [allow(READ, `${DOOR}, DateLessThan: { aws:EpochTime: 1798761600 }`)]],
    [
      'when it demands that any endpoint is ours',
      [allow(READ, `"ForAnyValue:StringEquals": { aws:SourceVpce: !GetAtt Door.Id }, ${UNTIL}`)],
    ],
    [
      'when actions are written in another case',
      [allow('Action: S3:getobject, Resource: "arn:aws:s3:::client-letters/inbox/*"')],
    ],
    ['when it forbids more besides', [allow(READ), 'Effect: Deny, Action: "*", Resource: "*"']],
  ])('%s', (_title, statements) => {
    expect(decide(claim, clerkTemplate(statements))).toMatchObject({ verdict: 'pass', witness: null });
  });
});

describe('an excess is shown by a concrete case', () => {
  test.each<[string, string[], RegExp]>([
    [
      'another verb',
      [allow('Action: s3:DeleteObject, Resource: "arn:aws:s3:::client-letters/inbox/*"')],
      /^s3:DeleteObject on /,
    ],
    [
      'another prefix',
      [allow('Action: s3:GetObject, Resource: "arn:aws:s3:::client-letters/*"')],
      /^s3:GetObject on arn:aws:s3:::client-letters\/\* /,
    ],
    ['a wildcard action', [allow('Action: "s3:*", Resource: "arn:aws:s3:::client-letters/inbox/*"')], /^s3:\* on /],
    [
      'everything but a list',
      [allow('NotAction: iam:*, Resource: "arn:aws:s3:::client-letters/inbox/*"')],
      /^everything but/,
    ],
    [
      'the whole bucket listed',
      [allow('Action: s3:ListBucket, Resource: "arn:aws:s3:::client-letters"')],
      /^s3:ListBucket/,
    ],
    ['no endpoint demanded', [allow(READ, UNTIL)], /from outside the enclave/],
    [
      'an endpoint demanded only if there is one',
      [allow(READ, `StringEqualsIfExists: { aws:SourceVpce: [!Ref Door] }, ${UNTIL}`)],
      /from outside the enclave/,
    ],
    ['no expiry', [allow(READ, DOOR)], /after 2027-06-30T23:59:59Z/],
    [
      'a later expiry',
      [allow(READ, `${DOOR}, DateLessThan: { aws:CurrentTime: "2027-07-01T00:00:00Z" }`)],
      /after 2027-06-30/,
    ],
    [
      'an API nobody granted',
      [
        allow(
          'Action: execute-api:Invoke, Resource: !Sub "arn:aws:execute-api:eu-central-1:111122223333:${Api}/prod/GET/x"',
        ),
      ],
      /^execute-api:Invoke/,
    ],
  ])('%s', (_title, statements, witness) => {
    expect(decide(claim, clerkTemplate(statements))).toMatchObject({
      verdict: 'fail',
      witness: expect.stringMatching(witness) as string,
    });
  });

  test('a role that is not there', () => {
    expect(decide(claim, 'Resources: {}')).toMatchObject({ verdict: 'fail', witness: 'no role is tagged role/clerk' });
  });
});

describe('what cannot be known is said so', () => {
  test.each<[string, string, RegExp]>([
    [
      'an action given at deployment',
      clerkTemplate([allow('Action: !Ref Any, Resource: "arn:aws:s3:::client-letters/inbox/*"')]),
      /Any/,
    ],
    ['a resource given at deployment', clerkTemplate([allow('Action: s3:GetObject, Resource: !Ref Any')]), /Any/],
    [
      'an expiry given at deployment',
      clerkTemplate([allow(READ, `${DOOR}, DateLessThan: { aws:CurrentTime: !Ref Any }`)]),
      /after 2027/,
    ],
    [
      'an endpoint of another stack',
      clerkTemplate([allow(READ, `StringEquals: { aws:SourceVpce: vpce-1 }, ${UNTIL}`)]),
      /outside/,
    ],
    [
      'another attribute of an endpoint',
      clerkTemplate([allow(READ, `StringEquals: { aws:SourceVpce: !GetAtt Door.CreationTimestamp }, ${UNTIL}`)]),
      /outside/,
    ],
    [
      'an endpoint in a network of another stack',
      clerkTemplate([allow(READ)]).replace('VpcId: !Ref Net', 'VpcId: vpc-1'),
      /outside/,
    ],
    [
      'a time without a zone',
      clerkTemplate([allow(READ, `${DOOR}, DateLessThan: { aws:CurrentTime: "2027-06-30T00:00:00" }`)]),
      /after 2027/,
    ],
    [
      'a managed policy by ARN',
      clerkTemplate([allow(READ)], { role: 'ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]' }),
      /ReadOnlyAccess is not in the template/,
    ],
    ['an effect given at deployment', clerkTemplate([`Effect: !Ref Any, Action: "s3:*", Resource: "*"`]), /s3:\*/],
  ])('%s', (_title, text, reason) => {
    const proof = decide(claim, text);
    expect([proof.verdict, proof.explanation.join()]).toEqual(['unknown', expect.stringMatching(reason)]);
  });
});

test('a key is opened by the service that holds the data, which comes through no endpoint', () => {
  const key = 'arn:aws:kms:eu-central-1:111122223333:key/k';
  const keyed = parse(shortManifestWith(['purpose:', `keyArn: "${key}", purpose:`])).manifest;
  const decrypt = (via: string, action = 'kms:Decrypt') =>
    decide(
      roleWithinGrants(keyed, keyed.jobFunctions[0]!),
      clerkTemplate([allow(`Action: ${action}, Resource: "${key}"`, `${via}${UNTIL}`)]),
    );
  expect(decrypt('StringEquals: { kms:ViaService: s3.eu-central-1.amazonaws.com }, ').verdict).toBe('pass');
  expect(decrypt('StringEquals: { kms:ViaService: s3.eu-central-1.amazonaws.com }, ', 'KMS:Decrypt').verdict).toBe(
    'pass',
  );
  expect(decrypt('').verdict).toBe('fail');
});

test('a long condition is compared to its end', () => {
  const prefix = `inbox/${'x'.repeat(130)}`;
  const long = parse(shortManifestWith(['client-letters/inbox/*', `client-letters/${prefix}/*`])).manifest;
  const list = (end: string) =>
    decide(
      roleWithinGrants(long, long.jobFunctions[0]!),
      clerkTemplate([
        allow(
          'Action: s3:ListBucket, Resource: "arn:aws:s3:::client-letters"',
          `${DOOR}, ${UNTIL}, StringLike: { s3:prefix: "${prefix}${end}" }`,
        ),
      ]),
    ).verdict;
  expect(list('/*')).toBe('pass');
  expect(list('*')).toBe('fail');
});
