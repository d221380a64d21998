import { auditEnclave, closeClients, openClients, type AuditItem, type LiveClients } from '../../lib/live';
import { startFakeAws, type FakeAws } from '../support/fake-aws';
import { meridianAccount, meridianTemplate } from '../support/live-meridian';
import { isolateCredentials } from '../support/no-credentials';
import { DRIFTS, role } from './drifts';

isolateCredentials({ AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' });

let aws: FakeAws;
let clients: LiveClients;
beforeAll(async () => {
  aws = await startFakeAws(meridianAccount());
  clients = await openClients({ region: 'eu-central-1', endpoint: aws.endpoint, attemptsMax: 3 });
});
beforeEach(() => {
  Object.assign(aws, { account: meridianAccount(), faults: [], pageSize: 100 });
  aws.asked.length = 0;
});
afterAll(async () => {
  closeClients(clients);
  await aws.stop();
});

type Template = ReturnType<typeof meridianTemplate>;

function audit(template: unknown = meridianTemplate()): Promise<AuditItem[]> {
  const place = { account: '111122223333', region: 'eu-central-1' };
  const names = { vendorId: 'meridian', iamPath: '/enclave/meridian/', stackName: 'enclave-meridian' };
  return auditEnclave({ template, ...names, clients, ...place });
}

async function wrongs(template?: unknown): Promise<AuditItem[]> {
  return (await audit(template)).filter((item) => item.state !== 'matches');
}

/** State, component and property of an item in one line. */
const line = ({ state, component, property }: AuditItem) => [state, component, property].filter(Boolean).join(' ');

const ADJUSTER = 'arn:aws:iam::111122223333:role/enclave/meridian/enclave-meridian-adjuster';

describe('an enclave deployed as synthesised', () => {
  it('matches in every property, however differently AWS writes it', async () => {
    const items = await audit();
    expect(items.filter((item) => item.state !== 'matches')).toEqual([]);
    expect(items.map(line)).toEqual(
      expect.arrayContaining([
        'matches role/adjuster AssumeRolePolicyDocument',
        'matches role/adjuster MaxSessionDuration',
        'matches role/adjuster Path',
        'matches role/adjuster PermissionsBoundary',
        'matches role/adjuster Policies[claims]',
        'matches role/auditor Policies[claims]',
        'matches permissions-boundary PolicyDocument',
        'matches client-vpn AuthenticationOptions',
        'matches client-vpn AuthorizationRules',
        'matches client-vpn ClientConnectOptions.LambdaFunctionArn',
        'matches client-vpn ClientLoginBannerOptions.BannerText',
        'matches client-vpn SecurityGroupIds',
      ]),
    );
  });

  it('matches when every list comes in pages of one', async () => {
    aws.pageSize = 1;
    expect(await wrongs()).toEqual([]);
    expect(aws.asked.filter((action) => action === 'ListRoles')).toHaveLength(2);
  });

  it('overlooks nothing that stands on a later page', async () => {
    aws.pageSize = 1;
    role(aws.account).inline.backdoor = {};
    role(aws.account).attached.push(
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'arn:aws:iam::aws:policy/PowerUserAccess',
    );
    aws.account.vpns.push({ ...aws.account.vpns[0]!, id: 'cvpn-endpoint-2' });
    aws.account.vpns[0]!.rules.push({ cidr: '0.0.0.0/0', all: true });
    expect((await wrongs()).map(line).sort()).toEqual([
      'extra client-vpn',
      'extra client-vpn AuthorizationRules[0.0.0.0/0 for group , all groups true]',
      'extra role/adjuster ManagedPolicyArns[arn:aws:iam::aws:policy/PowerUserAccess]',
      'extra role/adjuster ManagedPolicyArns[arn:aws:iam::aws:policy/ReadOnlyAccess]',
      'extra role/adjuster Policies[backdoor]',
    ]);
  });

  it('reads a boundary once, however many roles bear it', async () => {
    await audit();
    expect(aws.asked.filter((action) => action === 'GetPolicyVersion')).toHaveLength(1);
  });

  it('leaves the endpoints of other vendors alone', async () => {
    expect(JSON.stringify(await audit())).not.toContain('cvpn-endpoint-0fff');
  });
});

describe('an enclave that differs', () => {
  it.each(DRIFTS)('shows %s', async (_title, change, items) => {
    change(aws.account);
    const found = (await wrongs()).map(line);
    expect([...found].sort()).toEqual([...items].sort());
  });

  it('says what the template says, what is deployed, and where', async () => {
    role(aws.account).sessionSeconds = 43200;
    expect(await wrongs()).toEqual([
      {
        component: 'role/adjuster',
        state: 'drifted',
        property: 'MaxSessionDuration',
        synthesised: '14400',
        deployed: '43200',
        where: ADJUSTER,
      },
    ]);
  });

  it('names the statements that differ, references filled in', async () => {
    const inline = role(aws.account).inline as { claims: { Statement: { Action: string[] }[] } };
    inline.claims.Statement[1]!.Action = ['s3:*'];
    const [item] = await wrongs();
    expect(JSON.parse(item?.synthesised ?? '')).toMatchObject({
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: 'arn:aws:s3:::enclave-meridian-claimsbucket-1abcdefghijk/*',
    });
    expect(JSON.parse(item?.deployed ?? '')).toMatchObject({ Action: ['s3:*'] });
  });

  it('finds nothing where nothing is deployed', async () => {
    aws.account = { account: '111122223333', roles: [], policies: {}, vpns: [] };
    expect((await audit()).map(line).sort()).toEqual([
      'missing client-vpn',
      'missing permissions-boundary',
      'missing role/adjuster',
      'missing role/auditor',
    ]);
  });

  it('compares the document of a managed policy that the template attaches', async () => {
    const template: Template & { Resources: Record<string, unknown> } = meridianTemplate();
    const statement = (action: string) => ({ Statement: { Effect: 'Deny', Action: action, Resource: '*' } });
    template.Resources.Floor = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { Roles: [{ Ref: 'Auditor' }], PolicyDocument: statement('iam:*') },
    };
    const arn = 'arn:aws:iam::111122223333:policy/enclave-meridian-Floor-1ABCDEFGHIJK';
    role(aws.account, 1).attached.push(arn);
    aws.account.policies[arn] = { document: statement('IAM:*') };
    expect(await wrongs(template)).toEqual([]);
    aws.account.policies[arn] = { document: statement('iam:Create*') };
    expect((await wrongs(template)).map(line)).toEqual(['drifted role/auditor ManagedPolicies[Floor].PolicyDocument']);
  });
});

describe('an audit that cannot be trusted', () => {
  const codes = (work: Promise<unknown>) =>
    work.then(
      () => [],
      (error: { problems?: { code: string }[] }) =>
        error.problems?.map((problem) => problem.code) ?? ['not a UserError'],
    );

  it('refuses the answer of another account', async () => {
    aws.account.account = '999988887777';
    expect(await codes(audit())).toEqual(['aws/account']);
  });

  it('refuses another account even when it holds no such enclave', async () => {
    aws.account = { ...meridianAccount(), account: '999988887777', vpns: [] };
    aws.account.roles = aws.account.roles.filter((one) => one.path === '/');
    expect(await codes(audit())).toEqual(['aws/account']);
  });

  it('refuses what is no template', async () => {
    expect(await codes(audit({ hello: 'world' }))).toEqual(['audit/not-a-template']);
  });

  it('stops when a policy changes hands while it reads', async () => {
    aws.account.policies = {};
    expect(await codes(audit())).toEqual(['aws/changing']);
  });

  it('stops when a document is not JSON', async () => {
    role(aws.account).inline.claims = 'hello';
    expect(await codes(audit())).toEqual(['aws/unreadable']);
  });
});
