import { renderProblem, UserError, type Problem } from '../../lib/common/user-error';
import { auditEnclave, closeClients, openClients, type ClientOptions } from '../../lib/live';
import { awsProblem } from '../../lib/live/aws-errors';
import { startFakeAws, type FakeAws, type Fault, type FaultKind } from '../support/fake-aws';
import { meridianAccount, meridianTemplate } from '../support/live-meridian';
import { isolateCredentials } from '../support/no-credentials';

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' };
isolateCredentials(KEYS);

let aws: FakeAws;
beforeAll(async () => (aws = await startFakeAws(meridianAccount())));
afterAll(() => aws.stop());

async function auditWith(options: Partial<ClientOptions> = {}) {
  const clients = await openClients({
    region: 'eu-central-1',
    endpoint: aws.endpoint,
    attemptsMax: 1,
    answerWithinMs: 150,
    ...options,
  });
  try {
    const template = meridianTemplate();
    const names = { vendorId: 'meridian', iamPath: '/enclave/meridian/', stackName: 'enclave-meridian' };
    return await auditEnclave({ template, ...names, clients, region: 'eu-central-1' });
  } finally {
    closeClients(clients);
  }
}

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => new Error('the audit went well'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw error;
  expect(error.problems).toHaveLength(1);
  return error.problems[0]!;
}

function given(...faults: Fault[]): void {
  aws.faults = faults;
  aws.asked.length = 0;
}

describe('what AWS refuses', () => {
  const ROWS: readonly [FaultKind, string, string][] = [
    ['denied', 'ListRoles', 'aws/denied'],
    ['denied', 'GetRole', 'aws/denied'],
    ['denied', 'ListRolePolicies', 'aws/denied'],
    ['denied', 'GetRolePolicy', 'aws/denied'],
    ['denied', 'ListAttachedRolePolicies', 'aws/denied'],
    ['denied', 'GetPolicy', 'aws/denied'],
    ['denied', 'GetPolicyVersion', 'aws/denied'],
    ['denied', 'DescribeClientVpnEndpoints', 'aws/denied'],
    ['denied', 'DescribeClientVpnAuthorizationRules', 'aws/denied'],
    ['denied', 'DescribeVpcs', 'aws/denied'],
    ['denied', 'DescribeSecurityGroups', 'aws/denied'],
    ['denied', 'DescribeVpcEndpoints', 'aws/denied'],
    ['throttled', 'GetRole', 'aws/throttled'],
    ['throttled', 'DescribeClientVpnEndpoints', 'aws/throttled'],
    ['expired', 'ListRoles', 'aws/expired'],
    ['expired', 'DescribeClientVpnEndpoints', 'aws/expired'],
    ['unknown-credentials', 'ListRoles', 'aws/no-credentials'],
    ['region-off', 'DescribeClientVpnEndpoints', 'aws/region'],
    ['internal', 'GetPolicy', 'aws/unreachable'],
    ['slow', 'GetRole', 'aws/unreachable'],
    ['hang-up', 'GetRole', 'aws/unreachable'],
    ['broken-xml', 'ListRoles', 'aws/unreadable'],
    ['login-page', 'ListRoles', 'aws/unreadable'],
    ['login-page', 'GetRole', 'aws/unreadable'],
    ['login-page', 'ListRolePolicies', 'aws/unreadable'],
    ['login-page', 'GetRolePolicy', 'aws/unreadable'],
    ['login-page', 'ListAttachedRolePolicies', 'aws/unreadable'],
    ['login-page', 'GetPolicy', 'aws/unreadable'],
    ['login-page', 'GetPolicyVersion', 'aws/unreadable'],
    ['login-page', 'DescribeClientVpnEndpoints', 'aws/unreadable'],
    ['login-page', 'DescribeClientVpnAuthorizationRules', 'aws/unreadable'],
    ['login-page', 'DescribeVpcs', 'aws/unreadable'],
    ['login-page', 'DescribeSecurityGroups', 'aws/unreadable'],
    ['login-page', 'DescribeVpcEndpoints', 'aws/unreadable'],
    ['empty', 'ListRoles', 'aws/unreadable'],
    ['empty', 'DescribeClientVpnEndpoints', 'aws/unreadable'],
  ];

  it.each(ROWS)('%s on %s is %s, never a guess', async (kind, action, code) => {
    given({ action, kind });
    const problem = await problemOf(auditWith());
    expect(problem.code).toBe(code);
    expect(problem.where).toContain(action);
    expect(Object.values(problem).every((text) => typeof text === 'string' && text !== '')).toBe(true);
    expect(renderProblem(problem)).not.toContain('c2VjcmV0');
  });

  it('a denial names the action to allow', async () => {
    given({ action: 'GetRolePolicy', kind: 'denied' });
    expect((await problemOf(auditWith())).mend).toContain('`iam:GetRolePolicy`');
  });

  it('throttling that passes is waited out', async () => {
    given({ action: 'GetRole', kind: 'throttled', times: 2 });
    const items = await auditWith({ attemptsMax: 4 });
    expect(items.every((item) => item.state === 'matches')).toBe(true);
    expect(aws.asked.filter((action) => action === 'GetRole')).toHaveLength(4);
  });

  it('throttling that does not pass is tried no more than asked', async () => {
    given({ action: 'ListRoles', kind: 'throttled' });
    expect((await problemOf(auditWith({ attemptsMax: 2 }))).code).toBe('aws/throttled');
    expect(aws.asked).toEqual(['ListRoles', 'ListRoles']);
  });
});

describe('what never reaches AWS', () => {
  beforeEach(() => given());

  it('nobody listens', async () => {
    expect((await problemOf(auditWith({ endpoint: 'http://127.0.0.1:1' }))).code).toBe('aws/unreachable');
  });

  it('no such host', async () => {
    const endpoint = 'http://iam.nowhere.invalid';
    expect(['aws/region', 'aws/unreachable']).toContain((await problemOf(auditWith({ endpoint }))).code);
  });

  it('a region that is no name', async () => {
    expect((await problemOf(auditWith({ endpoint: undefined, region: 'Frankfurt am Main' }))).code).toBe('aws/region');
  });

  it('no credentials', async () => {
    const saved = { ...process.env };
    for (const name of Object.keys(KEYS)) delete process.env[name];
    try {
      expect((await problemOf(auditWith())).code).toBe('aws/no-credentials');
      expect((await problemOf(auditWith({ profile: 'nobody' }))).code).toBe('aws/no-credentials');
    } finally {
      Object.assign(process.env, saved);
    }
  });
});

describe('an error by name', () => {
  const named = (name: string, message = '', more: object = {}) => Object.assign(new Error(message), { name, ...more });
  const call = { action: 'iam:ListRoles', about: 'under /enclave/' };

  it.each([
    ['an SSO session that ended', named('CredentialsProviderError', 'The SSO session has expired'), 'aws/expired'],
    ['a host that cannot be found', named('Error', 'getaddrinfo', { code: 'ENOTFOUND' }), 'aws/region'],
    ['a failing name server', named('Error', 'getaddrinfo', { code: 'EAI_AGAIN' }), 'aws/unreachable'],
    ['a proxy’s certificate', named('Error', '', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }), 'aws/unreachable'],
    ['a certificate for another name', named('Error', '', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), 'aws/unreachable'],
    [
      'a network error below',
      named('Error', '', { cause: named('Error', '', { code: 'ECONNRESET' }) }),
      'aws/unreachable',
    ],
    ['a region switched off', named('OptInRequired'), 'aws/region'],
    ['our own bug', new TypeError('x is not a function'), undefined],
    ['a wrong argument', named('TypeError', '', { code: 'ERR_INVALID_ARG_TYPE' }), undefined],
    ['an unknown refusal', named('ValidationError', '', { $metadata: { httpStatusCode: 400 } }), undefined],
    ['something that is no error', 'boom', undefined],
  ])('%s: %s', (_title, error, code) => {
    expect(awsProblem(error, call)?.code).toBe(code);
  });

  it('a role that may not be assumed names that action', () => {
    const error = named('AccessDenied', 'User: x is not authorized to perform: sts:AssumeRole on resource: y');
    expect(awsProblem(error, call)?.mend).toContain('`sts:AssumeRole`');
  });
});
