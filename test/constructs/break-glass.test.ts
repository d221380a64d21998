import { BreakGlass, type BreakGlassProps } from '../../constructs';
import {
  codesOf,
  enclaveTemplate,
  manifestWith,
  onlyOf,
  propertiesOf,
  referenceManifest,
  statementsIn,
  Surroundings,
} from './fixtures';

const user = (name: string) => `arn:aws:iam::777788889999:user/${name}`;
const APPROVERS = ['Ana', 'ben'].map((name) => ({ email: `${name}@client.example`, principalArn: user(name) }));

function alone(props: Partial<BreakGlassProps> = {}) {
  const stack = new Surroundings();
  new BreakGlass(stack, 'BreakGlass', { vendor: 'acme', archive: stack.archive, approvers: APPROVERS, ...props });
  return partsOf(stack.template());
}

function partsOf(template = enclaveTemplate(referenceManifest())) {
  const named = (type: string, property: string, end: string) =>
    propertiesOf(template, type).find((one) => String(one[property]).endsWith(end));
  const policy = (end: string) =>
    statementsIn(named('AWS::IAM::ManagedPolicy', 'ManagedPolicyName', end)?.PolicyDocument);
  const role = named('AWS::IAM::Role', 'RoleName', '-break-glass');
  const approver = named('AWS::IAM::Role', 'RoleName', '-break-glass-approver');
  return {
    template,
    role,
    approver,
    trust: statementsIn(role?.AssumeRolePolicyDocument),
    enters: statementsIn(approver?.AssumeRolePolicyDocument),
    may: policy('-break-glass'),
    calls: policy('-break-glass-approver'),
  };
}

test('nobody but the broker may assume the role, and only for an approver by name', () => {
  const { trust, role } = alone();
  expect(trust).toEqual([
    {
      Effect: 'Allow',
      Principal: { AWS: { 'Fn::GetAtt': [expect.stringMatching(/^BreakGlassBrokerFunctionRole/), 'Arn'] } },
      Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
      Condition: { StringEquals: { 'sts:SourceIdentity': ['ana@client.example', 'ben@client.example'] } },
    },
  ]);
  expect(role).toMatchObject({ MaxSessionDuration: 3600, Path: '/enclave-oversight/acme/' });
});

test('each approver enters with the own user and a second factor, under the own name', () => {
  const { enters } = alone();
  expect(enters).toEqual(
    APPROVERS.map(({ email, principalArn }) => ({
      Effect: 'Allow',
      Principal: { AWS: principalArn },
      Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
      Condition: {
        StringEquals: { 'sts:SourceIdentity': email.toLowerCase() },
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      },
    })),
  );
});

test('each approver may call the own alias alone, which the broker knows by that name', () => {
  const { calls, template } = alone();
  const aliases = template.findResources('AWS::Lambda::Alias');
  const functions = propertiesOf(template, 'AWS::Lambda::Function');
  const variables = functions.map(
    ({ Environment }) => (Environment as { Variables?: Record<string, string> } | undefined)?.Variables,
  );
  const known = JSON.parse(variables.find((one) => one?.APPROVERS)!.APPROVERS!) as Record<string, string>;
  expect(calls).toHaveLength(2);
  for (const { Action, Resource, Condition } of calls) {
    const alias = aliases[(Resource as { Ref: string }).Ref]!.Properties as { Name: string };
    expect(Action).toBe('lambda:InvokeFunction');
    expect(Condition).toEqual({ StringEquals: { 'aws:SourceIdentity': known[alias.Name] } });
  }
  expect(Object.values(known)).toEqual(['ana@client.example', 'ben@client.example']);
});

test('nothing the role may do opens anything: it reads, or ends (R30)', () => {
  const allowed = partsOf().may.filter(({ Effect }) => Effect === 'Allow');
  const acts = allowed
    .flatMap(({ Action }) => Action)
    .filter((one) => !/:(Get|List|Describe|Filter)|^kms:Decrypt$/.test(one));
  expect(acts).toEqual([
    'ec2:DisassociateClientVpnTargetNetwork',
    'ec2:RevokeClientVpnIngress',
    'ec2:TerminateClientVpnConnections',
    'iam:DetachRolePolicy',
    'cloudformation:CancelUpdateStack',
  ]);
});

test('what it ends is of this one vendor', () => {
  const { may } = partsOf();
  const ends = (action: string) => may.find(({ Action }) => [Action].flat().includes(action));
  expect(ends('ec2:TerminateClientVpnConnections')?.Condition).toEqual({
    StringEquals: { 'aws:ResourceTag/vendor-enclave:vendor': 'bayanihan' },
  });
  expect(JSON.stringify(ends('iam:DetachRolePolicy'))).toMatch(
    /policy\/enclave\/bayanihan\/\*.*role\/enclave\/bayanihan\/\*/,
  );
});

test('the policy is its own boundary, and denies all it does not name and all data', () => {
  const { role, approver, may } = partsOf();
  expect([role?.ManagedPolicyArns]).toEqual([[role?.PermissionsBoundary]]);
  expect([approver?.ManagedPolicyArns]).toEqual([[approver?.PermissionsBoundary]]);
  const allowed = may.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action);
  expect(may.filter(({ Effect }) => Effect === 'Deny')).toEqual([
    expect.objectContaining({ NotAction: allowed, Resource: '*' }),
    expect.objectContaining({
      Action: '*',
      Resource: expect.arrayContaining(['arn:aws:dynamodb:eu-central-1:111122223333:table/claim-register']) as unknown,
    }),
  ]);
});

test('every way to the role raises an alarm that all approvers hear', () => {
  const { template } = partsOf();
  const rule = onlyOf(template, 'AWS::Events::Rule');
  expect(rule).toMatchObject({ State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' });
  const { detail } = rule.EventPattern as { detail: { requestParameters: { roleArn: unknown[] } } };
  expect(detail.requestParameters.roleArn).toHaveLength(2);
  const patterns = propertiesOf(template, 'AWS::Logs::MetricFilter').map(({ FilterPattern }) => FilterPattern);
  expect(JSON.stringify(patterns)).toContain('bayanihan-break-glass');
  const topic = JSON.stringify((rule.Targets as { Arn: unknown }[])[0]?.Arn);
  const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm').map(({ AlarmActions }) =>
    JSON.stringify(AlarmActions),
  );
  expect(alarms).toContain(`[${topic}]`);
  const told = propertiesOf(template, 'AWS::SNS::Subscription').map(({ Endpoint }) => Endpoint);
  expect(told).toEqual(['katrin.adler', 'jonas.weber', 'nadia.hoffmann'].map((name) => `${name}@meridian.example`));
});

test('requests are encrypted, recorded by the trail and outlive the stack', () => {
  const { template } = alone();
  const [table] = Object.entries(template.findResources('AWS::DynamoDB::Table'));
  expect(table?.[1]).toMatchObject({ DeletionPolicy: 'Retain', Properties: { DeletionProtectionEnabled: true } });
  expect(JSON.stringify(onlyOf(template, 'AWS::CloudTrail::Trail').AdvancedEventSelectors)).toContain(table![0]);
});

test('without approvers in the manifest there is no such role', () => {
  expect(partsOf(enclaveTemplate(manifestWith())).role).toBeUndefined();
});

const [ana, ben] = APPROVERS as [(typeof APPROVERS)[0], (typeof APPROVERS)[0]];
test.each<[string, Partial<BreakGlassProps>, string]>([
  ['one approver', { approvers: [ana] }, 'enclave/break-glass-approvers'],
  ['one person twice', { approvers: [ana, { ...ben, email: 'ANA@client.example' }] }, 'enclave/break-glass-approvers'],
  ['one user twice', { approvers: [ana, { ...ben, principalArn: ana.principalArn }] }, 'enclave/break-glass-approvers'],
  [
    'a role',
    { approvers: [ana, { ...ben, principalArn: 'arn:aws:iam::777788889999:role/ben' }] },
    'enclave/break-glass-approvers',
  ],
  ['any user', { approvers: [ana, { ...ben, principalArn: user('*') }] }, 'enclave/break-glass-approvers'],
  ['two hours', { minutesMax: 120 }, 'enclave/break-glass-minutes'],
])('refuses %s', (_title, props, code) => {
  expect(codesOf(() => alone(props))).toEqual([code]);
});
