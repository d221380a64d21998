import { roleWithinGrants } from '../../lib/analysis/access/role-within-grants';
import { covers } from '../../lib/analysis/access/within-grant';
import { SHORT_MANIFEST, parse, shortManifestWith } from '../support/manifests';
import { decide } from '../support/proofs';

// The short manifest grants `clerk` to list and read arn:aws:s3:::client-letters/inbox/* until 2027-06-30.
const manifest = parse(SHORT_MANIFEST).manifest;
const claim = roleWithinGrants(manifest, manifest.jobFunctions[0]!);

const DOOR = 'StringEquals: { aws:SourceVpce: [!Ref Door] }';
const UNTIL = 'DateLessThan: { aws:CurrentTime: "2027-06-30T23:59:59Z" }';
const READ = 'Action: s3:GetObject, Resource: "arn:aws:s3:::client-letters/inbox/*"';

const template = (statements: string[], role = '') => `
Parameters:
  Any: { Type: String }
Resources:
  Door: { Type: AWS::EC2::VPCEndpoint, Properties: { ServiceName: com.amazonaws.eu-central-1.s3 } }
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: other } }
  Clerk:
    Type: AWS::IAM::Role
    Properties:
      Tags: [{ Key: vendor-enclave:component, Value: role/clerk }]
      ${role}
  Grants:
    Type: AWS::IAM::Policy
    Properties:
      Roles: [!Ref Clerk]
      PolicyDocument:
        Statement:
${statements.map((statement) => `          - { ${statement} }`).join('\n')}
`;
const allow = (access: string, conditions = `${DOOR}, ${UNTIL}`) =>
  `Effect: Allow, ${access}, Condition: { ${conditions} }`;

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
    ['when it forbids more besides', [allow(READ), 'Effect: Deny, Action: "*", Resource: "*"']],
  ])('%s', (_title, statements) => {
    expect(decide(claim, template(statements))).toMatchObject({ verdict: 'pass', witness: null });
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
    expect(decide(claim, template(statements))).toMatchObject({
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
      template([allow('Action: !Ref Any, Resource: "arn:aws:s3:::client-letters/inbox/*"')]),
      /Any/,
    ],
    ['a resource given at deployment', template([allow('Action: s3:GetObject, Resource: !Ref Any')]), /Any/],
    [
      'an expiry given at deployment',
      template([allow(READ, `${DOOR}, DateLessThan: { aws:CurrentTime: !Ref Any }`)]),
      /after 2027/,
    ],
    [
      'an endpoint of another stack',
      template([allow(READ, `StringEquals: { aws:SourceVpce: vpce-1 }, ${UNTIL}`)]),
      /outside/,
    ],
    [
      'a managed policy by ARN',
      template([allow(READ)], 'ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]'),
      /ReadOnlyAccess is not in the template/,
    ],
    [
      'an excess that a Deny may forbid',
      template([allow('Action: "s3:*", Resource: "*"'), 'Effect: Deny, Action: "*", Resource: "*"']),
      /Deny/,
    ],
    ['an effect given at deployment', template([`Effect: !Ref Any, Action: "s3:*", Resource: "*"`]), /s3:\*/],
  ])('%s', (_title, text, reason) => {
    const proof = decide(claim, text);
    expect([proof.verdict, proof.explanation.join()]).toEqual(['unknown', expect.stringMatching(reason)]);
  });
});

describe('a route of a private API', () => {
  const withApi = parse(
    shortManifestWith([
      'connect:\n',
      'apis:\n  - { id: desk, backend: { lambdaArn: "arn:aws:lambda:eu-central-1:111122223333:function:f" }, routes: [{ method: GET, path: "/cases/{id}", jobFunctions: [clerk] }] }\nconnect:\n',
    ]),
  ).manifest;
  const route = (api: string, method: string) =>
    decide(
      roleWithinGrants(withApi, withApi.jobFunctions[0]!),
      template([
        allow(
          `Action: execute-api:Invoke, Resource: !Sub "arn:aws:execute-api:eu-central-1:111122223333:\${Api}/v1/${method}/cases/*"`,
          `${DOOR}, DateLessThan: { aws:CurrentTime: "2027-12-31T23:59:59Z" }`,
        ),
      ]).replace('Name: other', `Name: ${api}`),
    ).verdict;

  test('may be called as granted, by no other method and of no other API', () => {
    expect(route('enclave-acme.desk', 'GET')).toBe('pass');
    expect(route('enclave-acme.desk', 'POST')).toBe('fail');
    expect(route('enclave-acme.other', 'GET')).toBe('fail');
    expect(route('!Ref Any', 'GET')).toBe('unknown');
  });
});

test('a key is opened by the service that holds the data, which comes through no endpoint', () => {
  const key = 'arn:aws:kms:eu-central-1:111122223333:key/k';
  const keyed = parse(shortManifestWith(['purpose:', `keyArn: "${key}", purpose:`])).manifest;
  const decrypt = (via: string) =>
    decide(
      roleWithinGrants(keyed, keyed.jobFunctions[0]!),
      template([allow(`Action: kms:Decrypt, Resource: "${key}"`, `${via}${UNTIL}`)]),
    );
  expect(decrypt('StringEquals: { kms:ViaService: s3.eu-central-1.amazonaws.com }, ').verdict).toBe('pass');
  expect(decrypt('').verdict).toBe('fail');
});

test.each([
  ['arn:aws:s3:::b/in/*', 'arn:aws:s3:::b/in/2026/x', true],
  ['arn:aws:s3:::b/in/*', 'arn:aws:s3:::b/out/x', false],
  ['arn:aws:s3:::b/in/*', 'arn:aws:s3:::b/*', false],
  ['arn:aws:s3:::b', 'arn:aws:s3:::b', true],
  ['arn:aws:s3:::b', 'arn:aws:s3:::bb', false],
  ['arn:aws:s3:::b/*x*', 'arn:aws:s3:::b/ax1', false],
  ['arn:aws:s3:::b/*/x*', 'arn:aws:s3:::b/*/x1', false],
])('%s covers %s: %s', (granted, resource, answer) => expect(covers(granted, resource)).toBe(answer));
