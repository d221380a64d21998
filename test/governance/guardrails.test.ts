import { canMeet, surelyCovers, tokensOf } from '../../lib/analysis/access/patterns';
import { grantedAccess } from '../../lib/analysis/access/granted-access';
import {
  guardrailsOf,
  type GuardrailOptions,
  LENGTH_MAX,
  type PolicyDocument,
  type Statement,
  textOf,
} from '../../lib/governance/guardrails';
import type { Manifest } from '../../lib/manifest';
import { actionsMatching } from '../../policies/questions/permissions/action-facts';
import {
  codesOf,
  enclaveTemplate,
  manifestWith,
  propertiesOf,
  referenceManifest,
  statementsIn,
} from '../constructs/fixtures';

const OPTIONS: GuardrailOptions = { organisation: 'o-a1b2c3d4e5', qualifier: 'hnb659fds' };
const reference = referenceManifest();
const PIPELINE = 'arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-central-1';
const ADMIN = 'arn:aws:iam::111122223333:role/admin';
const CLERK = 'arn:aws:iam::111122223333:role/enclave/bayanihan/enclave-bayanihan.document-clerk';

const documentsOf = (manifest: Manifest, kind: string) =>
  guardrailsOf(manifest, OPTIONS)
    .documents.filter((one) => one.kind === kind)
    .map(({ document }) => document as PolicyDocument);

const statementsFor = (kind: string, manifest = reference) =>
  documentsOf(manifest, kind).flatMap(({ Statement: statements }) => statements);

interface Request {
  readonly action: string;
  readonly resource?: string;
  readonly context: Readonly<Record<string, string>>;
}

const listOf = (value: string | readonly string[] = []) => [value].flat();
const covers = (pattern: string, text: string) => surelyCovers(tokensOf(pattern), tokensOf(text));

/** Operators the documents use, on one value; absent keys as AWS reads them. */
const HOLDS: Readonly<Record<string, (wanted: readonly string[], saw: string | undefined) => boolean>> = {
  ArnNotEquals: (wanted, saw) => saw === undefined || !wanted.includes(saw),
  ArnLike: (wanted, saw) => saw !== undefined && wanted.some((pattern) => covers(pattern, saw)),
  StringNotEquals: (wanted, saw) => saw === undefined || !wanted.includes(saw),
  StringNotEqualsIfExists: (wanted, saw) => saw === undefined || !wanted.includes(saw),
  BoolIfExists: (wanted, saw) => saw === undefined || wanted.includes(saw),
  Null: (wanted, saw) => wanted.includes(String(saw === undefined)),
};

/** Which statements deny a request; what may deny it counts. */
function denials(statements: readonly Statement[], { action, resource = '*', context }: Request): string[] {
  const meets = (patterns: readonly string[]) =>
    patterns.some((pattern) => canMeet(tokensOf(pattern.toLowerCase()), tokensOf(action.toLowerCase())));
  return statements
    .filter(({ Action, NotAction }) => (Action ? meets(Action) : !meets(NotAction!)))
    .filter(({ Resource }) => listOf(Resource).some((pattern) => canMeet(tokensOf(pattern), tokensOf(resource))))
    .filter(({ Condition = {} }) =>
      Object.entries(Condition).every(([operator, tests]) =>
        Object.entries(tests).every(([key, values]) => HOLDS[operator]!(listOf(values), context[key])),
      ),
    )
    .map(({ Sid }) => Sid);
}

const by = (principal: string, more: Record<string, string> = {}) => ({
  'aws:PrincipalArn': principal,
  'aws:RequestedRegion': 'eu-central-1',
  'aws:PrincipalOrgID': 'o-a1b2c3d4e5',
  'aws:SecureTransport': 'true',
  'aws:ViaAWSService': 'false',
  'aws:PrincipalIsAWSService': 'false',
  ...more,
});

const controls = statementsFor('SERVICE_CONTROL_POLICY');
const guards = statementsFor('RESOURCE_CONTROL_POLICY');

test.each([
  ['the reference enclave', reference],
  ['the shortest enclave', manifestWith()],
])('every document of %s fits, and denies only', (_title, manifest) => {
  const { documents } = guardrailsOf(manifest, OPTIONS);
  expect(documents.map(({ file }) => file)).toEqual([
    'scp-record.json',
    'scp-walls.json',
    'rcp-data.json',
    'declarative-ec2.json',
  ]);
  for (const guardrail of documents) expect(textOf(guardrail).length).toBeLessThanOrEqual(LENGTH_MAX[guardrail.kind]);
  for (const statement of [...controls, ...guards]) {
    expect(statement.Effect).toBe('Deny');
    expect(statement.Sid).toMatch(/^[A-Za-z0-9]+$/);
  }
  expect(guards.every(({ Principal }) => Principal === '*')).toBe(true);
  expect(controls.every(({ Principal }) => Principal === undefined)).toBe(true);
});

test('every action they name is one that AWS has', () => {
  const named = controls.flatMap(({ Action = [], NotAction = [] }) => [...Action, ...NotAction]);
  expect(named.filter((action) => actionsMatching(action).length === 0)).toEqual([]);
});

describe('nobody is locked out of what the manifest gives', () => {
  const through = by(CLERK, { 'aws:SourceVpce': 'vpce-1' });
  const granted = reference.jobFunctions.flatMap((job) => grantedAccess(reference, job));

  test.each([
    ['service control', controls],
    ['resource control', guards],
  ])('of the vendor, by a %s policy', (_title, statements) => {
    const requests = granted.flatMap(({ actions, resources }) =>
      actions.flatMap((action) => resources.map((resource) => ({ action, resource, context: through }))),
    );
    expect(requests.length).toBeGreaterThan(8);
    expect(requests.filter((request) => denials(statements, request).length > 0)).toEqual([]);
    const call = { action: 'execute-api:Invoke', context: through };
    expect(denials(statements, call)).toEqual([]);
  });

  test.each(['assessor', 'break-glass'])('of the role %s', (end) => {
    const template = enclaveTemplate(reference);
    const policies = propertiesOf(template, 'AWS::IAM::ManagedPolicy').filter((one) =>
      new RegExp(`-${end}(-evidence)?$`).test(String(one.ManagedPolicyName)),
    );
    const actions = policies
      .flatMap(({ PolicyDocument: document }) => statementsIn(document))
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action);
    expect(actions.length).toBeGreaterThan(10);
    const context = by(`arn:aws:iam::111122223333:role/enclave-oversight/bayanihan/enclave-bayanihan-${end}`);
    expect(actions.filter((action) => denials(controls, { action, context }).length > 0)).toEqual([]);
  });

  test('whoever deploys may change what the enclave is made of, but make no users and no way out', () => {
    const done = ['iam:CreateRole', 'cloudtrail:UpdateTrail', 's3:PutBucketPolicy', 'ec2:CreateClientVpnEndpoint'];
    const refused = ['iam:CreateUser', 'ec2:CreateNatGateway', 'organizations:LeaveOrganization'];
    const denied = [...done, ...refused].filter(
      (action) => denials(controls, { action, context: by(PIPELINE) }).length > 0,
    );
    expect(denied).toEqual(refused);
  });

  test('an AWS service that acts by itself, such as one that delivers logs, is not the data’s enemy', () => {
    const service = { 'aws:PrincipalIsAWSService': 'true', 'aws:SecureTransport': 'true' };
    const resource = 'arn:aws:s3:::meridian-claim-documents/open/one.pdf';
    expect(denials(guards, { action: 's3:PutObject', resource, context: service })).toEqual([]);
  });
});

test.each([
  ['cloudtrail:StopLogging', '*', 'KeepTheRecord'],
  ['logs:DeleteLogGroup', '*', 'KeepTheRecord'],
  ['vpc-lattice:DeleteAccessLogSubscription', '*', 'KeepTheRecord'],
  ['s3:PutLifecycleConfiguration', 'arn:aws:s3:::enclave-bayanihan-archive-1', 'KeepTheArchive'],
  ['kms:ScheduleKeyDeletion', '*', 'KeepTheKeys'],
  ['ec2:ModifyClientVpnEndpoint', '*', 'KeepTheVpnAsItIs'],
  ['organizations:LeaveOrganization', '*', 'StayInTheOrganisation'],
  ['iam:CreateUser', 'arn:aws:iam::111122223333:user/eve', 'NoUsersNoKeys'],
  ['iam:CreateAccessKey', 'arn:aws:iam::111122223333:user/eve', 'NoUsersNoKeys'],
  ['ec2:CreateInternetGateway', '*', 'NoWayOut'],
  ['ec2:CreateNatGateway', '*', 'NoWayOut'],
  ['ec2:CreateVpcPeeringConnection', '*', 'NoWayOut'],
  ['vpc-lattice:CreateServiceNetworkVpcAssociation', '*', 'NoWayOut'],
  ['iam:UpdateAssumeRolePolicy', CLERK, 'RolesFromThePipeline'],
  ['iam:DetachRolePolicy', CLERK, 'NobodyTakesGrantsAway'],
  [
    'lambda:UpdateFunctionCode',
    'arn:aws:lambda:eu-central-1:111122223333:function:AWSClientVPN-enclave-bayanihan',
    'FunctionsFromThePipeline',
  ],
])('an administrator of the account is denied %s on %s', (action, resource, sid) => {
  expect(denials(controls, { action, resource, context: by(ADMIN) })).toEqual([sid]);
});

test('only the region of the enclave is open, but for services that have none', () => {
  const context = by(ADMIN, { 'aws:RequestedRegion': 'us-east-1' });
  expect(denials(controls, { action: 'ec2:RunInstances', context })).toEqual(['OnlyThisRegion']);
  expect(denials(controls, { action: 'iam:ListRoles', context })).toEqual([]);
});

describe('the list of people put off', () => {
  const resource = 'arn:aws:iam::111122223333:policy/enclave-offboarding/bayanihan/enclave-bayanihan-offboarded';
  const onCall = by('arn:aws:iam::111122223333:role/security/on-call');
  const deniedTo = (context: Request['context'], actions: readonly string[], statements = controls) =>
    actions.filter((action) => denials(statements, { action, resource, context }).length > 0);
  const writes = ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'];
  const builds = ['iam:CreatePolicy', 'iam:DeletePolicy', 'iam:DeletePolicyVersion'];

  test('is written by the roles of the manifest, made by the pipeline, and left alone by everybody else', () => {
    expect(deniedTo(onCall, [...writes, ...builds])).toEqual([]);
    expect(deniedTo(by(PIPELINE), [...writes, ...builds])).toEqual(writes);
    expect(deniedTo(by(ADMIN), [...writes, ...builds])).toEqual([...writes, ...builds]);
  });

  test('is written by nobody when the manifest names no role', () => {
    const without = statementsFor('SERVICE_CONTROL_POLICY', { ...reference, offboarding: undefined });
    expect(deniedTo(onCall, writes, without)).toEqual(writes);
  });
});

test('key administrators end keys, and the emergency role takes grants away', () => {
  const keeper = by('arn:aws:iam::111122223333:role/security/log-key-administrator');
  expect(denials(controls, { action: 'kms:ScheduleKeyDeletion', context: keeper })).toEqual([]);
  const emergency = by('arn:aws:iam::111122223333:role/enclave-oversight/bayanihan/enclave-bayanihan-break-glass');
  const request = { action: 'iam:DetachRolePolicy', resource: CLERK, context: emergency };
  expect(denials(controls, request)).toEqual([]);
  const without = statementsFor('SERVICE_CONTROL_POLICY', { ...reference, breakGlass: undefined });
  expect(denials(without, request)).toEqual(['NobodyTakesGrantsAway']);
});

test.each([
  ['somebody of another organisation', by(ADMIN, { 'aws:PrincipalOrgID': 'o-zzzzzzzzzz' }), ['OnlyThisOrganisation']],
  ['a call in plain text', by(ADMIN, { 'aws:SecureTransport': 'false' }), ['OnlyEncrypted']],
  ['the vendor from outside of every endpoint', by(CLERK), ['VendorOnlyThroughAnEndpoint']],
  ['the vendor through a service', by(CLERK, { 'aws:ViaAWSService': 'true' }), []],
  ['a colleague of the client', by(ADMIN), []],
])('the data answers to %s as it should', (_title, context, expected) => {
  const resource = 'arn:aws:s3:::meridian-claim-documents/open/one.pdf';
  expect(denials(guards, { action: 's3:GetObject', resource, context })).toEqual(expected);
});

test('somebody without an organisation is a stranger', () => {
  const nobody = Object.fromEntries(Object.entries(by('anonymous')).filter(([key]) => key !== 'aws:PrincipalOrgID'));
  const resource = 'arn:aws:s3:::meridian-claim-documents/open/one.pdf';
  expect(denials(guards, { action: 's3:GetObject', resource, context: nobody })).toEqual(['OnlyThisOrganisation']);
});

test('what no policy guards is named, and without data to guard there is no such policy', () => {
  expect(guardrailsOf(reference, OPTIONS).unguarded).toEqual([
    'arn:aws:dynamodb:eu-central-1:111122223333:table/claim-register',
  ]);
  const dataBoundaries = reference.dataBoundaries.slice(1).map((boundary) => ({ ...boundary, keyArn: undefined }));
  expect(documentsOf({ ...reference, dataBoundaries }, 'RESOURCE_CONTROL_POLICY')).toEqual([]);
});

test('a way out that the manifest asks for comes from the pipeline alone, and nothing comes in by it', () => {
  const egress = { domains: ['updates.example'] };
  const asking = { ...reference, egress };
  const open = statementsFor('SERVICE_CONTROL_POLICY', asking);
  expect(denials(open, { action: 'ec2:CreateNatGateway', context: by(PIPELINE) })).toEqual([]);
  expect(denials(open, { action: 'ec2:CreateNatGateway', context: by(ADMIN) })).toEqual(['NoWayOut']);
  const modeOf = (manifest: Manifest) =>
    /"mode":\{"@@assign":"(\w+)"/.exec(JSON.stringify(guardrailsOf(manifest, OPTIONS).documents.at(-1)))?.[1];
  expect([modeOf(reference), modeOf(asking)]).toEqual(['block_bidirectional', 'block_ingress']);
});

test('a document that would not fit is refused', () => {
  const [first] = reference.dataBoundaries;
  const resources = Array.from(
    { length: 60 },
    (_, index) => `arn:aws:s3:::meridian-claim-documents-of-year-${1000 + index}/open/*`,
  );
  const manifest = { ...reference, dataBoundaries: [{ ...first!, resources }] };
  expect(codesOf(() => guardrailsOf(manifest, OPTIONS))).toEqual(['guardrails/length']);
});
