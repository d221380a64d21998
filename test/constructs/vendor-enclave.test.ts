import { App, Stack } from 'aws-cdk-lib/core';
import { VendorEnclave } from '../../constructs';
import {
  codesOf,
  enclaveTemplate,
  manifestWith,
  onlyOf,
  propertiesOf,
  referenceManifest,
  statementsOf,
  TODAY,
} from './fixtures';

test('the same manifest gives the same template, byte by byte', () => {
  const [one, other] = [1, 2].map(() => JSON.stringify(enclaveTemplate(referenceManifest()).toJSON()));
  expect(one).toBe(other);
});

test('whoever left is neither on the roster nor in the trust; who leaves later is, until then', () => {
  const people = [
    { name: 'Ana', email: 'ana@acme.example', jobFunction: 'clerk' },
    { name: 'Ben', email: 'ben@acme.example', jobFunction: 'clerk', left: '2026-11-20' },
    { name: 'Cai', email: 'cai@acme.example', jobFunction: 'clerk', left: '2026-11-21' },
  ];
  const template = enclaveTemplate(manifestWith({ people }));
  expect(onlyOf(template, 'Custom::EnclaveRoster').People).toMatchObject([
    { person: 'ana@acme.example', until: '2027-12-31' },
    { person: 'cai@acme.example', until: '2026-11-21' },
  ]);
  const trusted = statementsOf(template, 'AWS::IAM::Role', 'AssumeRolePolicyDocument').flatMap(
    ({ Condition }) => Condition?.StringEquals?.['sts:SourceIdentity'] ?? [],
  );
  expect(trusted).toEqual(['cai@acme.example', 'ana@acme.example']);
});

const trained = (expires: string) => ({ training: [{ course: 'Care', completed: '2026-01-10', expires }] });
const NEW = { name: 'Cai', email: 'cai@acme.example', jobFunction: 'clerk', joined: '2026-11-20' };
const TEAM = [
  { name: 'Ana', email: 'ana@acme.example', jobFunction: 'clerk', ...trained('2027-01-10') },
  { name: 'Ben', email: 'ben@acme.example', jobFunction: 'clerk', left: '2026-12-31', ...trained('2027-06-01') },
];
const activated = { request: 'r-1', activated: { by: 'ana@acme.example', on: '2026-11-15' } };
const GRANT = manifestWith().grants[0]!;

test.each<[string, Parameters<typeof manifestWith>[0], string]>([
  ['past the pilot', { engagement: { stage: 'limited', ends: '2027-12-31' } }, '1970-01-01'],
  ['where a course is required', { training: { required: ['Care'] } }, '1970-01-01'],
  ['where their access was activated', { grants: [{ ...GRANT, ...activated, expires: '2026-12-15' }] }, '1970-01-01'],
  ['in a pilot that asks for none', {}, '2027-12-31'],
])('whoever joins untrained, %s, is let in until %s, and the others stay (R42)', (_title, parts, until) => {
  const template = enclaveTemplate(manifestWith({ ...parts, people: [...TEAM, NEW] }));
  const needed = until !== '2027-12-31';
  expect(onlyOf(template, 'Custom::EnclaveRoster').People).toMatchObject([
    { person: 'ana@acme.example', until: needed ? '2027-01-10' : '2027-12-31' },
    { person: 'ben@acme.example', until: '2026-12-31' },
    { person: 'cai@acme.example', until },
  ]);
  const ends = statementsOf(template, 'AWS::IAM::Role', 'AssumeRolePolicyDocument').flatMap(({ Condition }) => {
    const names = Condition?.StringEquals?.['sts:SourceIdentity'] as string[] | string | undefined;
    const end = Condition?.DateLessThanEquals?.['aws:CurrentTime'] as string | undefined;
    return [names ?? []].flat().map((name) => `${name} ${end ?? 'without end'}`);
  });
  expect(ends).toContain(`cai@acme.example ${until}T23:59:59Z`);
  expect(ends).toContain('ana@acme.example 2027-12-31T23:59:59Z');
});

test('of overlapping grants each gives what it gives until its own last day: none drops another early (R10)', () => {
  const grants = [
    { ...GRANT, expires: '2026-12-15', verbs: ['list', 'read'] as ('list' | 'read')[] },
    { ...GRANT, expires: '2027-03-01', verbs: ['read' as const] },
  ];
  const given = statementsOf(enclaveTemplate(manifestWith({ grants })), 'AWS::IAM::ManagedPolicy', 'PolicyDocument')
    .filter(({ Effect, Condition }) => Effect === 'Allow' && Condition?.DateLessThanEquals)
    .map(
      ({ Action, Condition }) =>
        `${[Action].flat().join(' ')} ${String(Condition!.DateLessThanEquals!['aws:CurrentTime'])}`,
    );
  const until = (action: string) =>
    given.filter((one) => one.includes(`${action} `)).map((one) => one.split(' ').at(-1));
  expect(until('s3:GetObject')).toEqual(['2026-12-15T23:59:59Z', '2027-03-01T23:59:59Z']);
  expect(until('s3:ListBucket')).toEqual(['2026-12-15T23:59:59Z']);
});

test('no access outlives the engagement, whatever a grant says', () => {
  const manifest = manifestWith({ engagement: { ends: '2027-03-31' } });
  const days = JSON.stringify(enclaveTemplate(manifest).toJSON()).match(/20\d\d-\d\d-\d\dT23:59:59Z/g);
  expect([...new Set(days)]).toEqual(['2027-03-31T23:59:59Z']);
});

test('only what was granted gets through an endpoint, and nobody calls KMS directly', () => {
  const template = enclaveTemplate(referenceManifest());
  const services = propertiesOf(template, 'AWS::EC2::VPCEndpoint').map(({ ServiceName }) =>
    String(ServiceName).split('.').at(-1),
  );
  expect([...new Set(services)].sort()).toEqual(['dynamodb', 'execute-api', 's3', 'sts']);
});

test('a manifest without Client VPN has no VPN and no roster', () => {
  const connect = { samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme' };
  const template = enclaveTemplate(manifestWith({ connect }));
  template.resourceCountIs('AWS::EC2::ClientVpnEndpoint', 0);
  template.resourceCountIs('AWS::DynamoDB::Table', 0);
});

test('two enclaves in one account share no name', () => {
  const names = ['acme', 'beta'].map((id) => {
    const template = enclaveTemplate(manifestWith({ vendor: { id, name: id } })).toJSON();
    return JSON.stringify(template).match(
      /"(RoleName|FunctionName|ManagedPolicyName|TrailName|DeliveryStreamName)":"[^"]+"/g,
    );
  });
  expect(names[0]!.length).toBeGreaterThanOrEqual(4);
  expect(names[0]!.filter((name) => names[1]!.includes(name))).toEqual([]);
});

test('it stands in a stack of somebody else, without an environment', () => {
  const app = new App();
  const stack = new Stack(app, 'Theirs');
  new VendorEnclave(stack, 'Enclave', { manifest: referenceManifest(), today: TODAY });
  expect(app.synth().manifest.missing).toBeUndefined();
});

test('a job function everybody left is refused', () => {
  const people = [{ name: 'Ana', email: 'ana@acme.example', jobFunction: 'clerk', left: '2026-01-31' }];
  expect(codesOf(() => enclaveTemplate(manifestWith({ people })))).toEqual(['enclave/role-without-people']);
});
