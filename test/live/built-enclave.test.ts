import { auditEnclave, closeClients, differs, openClients, type LiveClients } from '../../lib/live';
import { iamPathOf, prefixOf } from '../../lib/manifest';
import { enclaveTemplate, referenceManifest } from '../constructs/fixtures';
import { deployFake } from '../support/deploy-fake';
import { startFakeAws, type FakeAccount, type FakeAws } from '../support/fake-aws';
import { isolateCredentials } from '../support/no-credentials';

isolateCredentials({ AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' });

describe('the reference enclave, built from its manifest and deployed', () => {
  const manifest = referenceManifest();
  const template = enclaveTemplate(manifest).toJSON() as Parameters<typeof deployFake>[0];
  const { account, region } = manifest.placement;
  const stackName = prefixOf(manifest);
  const apiLogicalId = Object.keys(template.Resources).find((id) => id.startsWith('EnclaveApiclaimsApi'))!;

  let aws: FakeAws;
  let clients: LiveClients;
  beforeAll(async () => {
    aws = await startFakeAws(deployFake(template, stackName));
    clients = await openClients({ region, endpoint: aws.endpoint });
  });
  beforeEach(() => void (aws.account = deployFake(template, stackName)));
  afterAll(async () => {
    closeClients(clients);
    await aws.stop();
  });

  const audit = () => {
    const names = { vendorId: manifest.vendor.id, iamPath: iamPathOf(manifest), stackName };
    return auditEnclave({ template, ...names, clients, account, region });
  };
  /** Changes a text in everything an audit compares, but not in what AWS says of the thing itself. */
  const everywhere = (from: string, to: string) => {
    const { network } = aws.account;
    aws.account = { ...(JSON.parse(JSON.stringify(aws.account).replaceAll(from, to)) as FakeAccount), network };
  };
  const deployedApi = async () => {
    const [found] = (await audit()).flatMap((item) => item.unchecked ?? []);
    return found!.split(' = ')[1]!;
  };

  it('matches, apart from the API id that nobody can vouch for', async () => {
    const items = await audit();
    expect(items.filter(differs)).toEqual([]);
    const unverified = items.filter((item) => item.state === 'unverified');
    expect(unverified.map(({ component }) => component).sort()).toEqual([
      'permissions-boundary',
      'role/claims-adjuster',
      'role/document-clerk',
    ]);
    for (const { unchecked } of unverified) expect(unchecked).toEqual([`${apiLogicalId} = ${await deployedApi()}`]);
    const compared = new Set(items.map((item) => item.component));
    const roles = manifest.jobFunctions.map((one) => `role/${one.id}`);
    expect([...compared].sort()).toEqual(['client-vpn', 'permissions-boundary', ...roles].sort());
  });

  it('differs with one grant widened', async () => {
    const [arn] = Object.keys(aws.account.policies).filter((one) => one.endsWith('-grants'));
    const policy = aws.account.policies[arn!]!;
    policy.document = JSON.parse(
      JSON.stringify(policy.document).replace(/"Resource":(\[.*?\]|".*?")/, '"Resource":"*"'),
    );
    const drifted = (await audit()).filter(differs);
    expect(drifted).toHaveLength(1);
    expect(drifted[0]?.property).toMatch(/^ManagedPolicies\[/);
  });

  it('differs in every role while somebody is put off live, so that nobody forgets to write it into the manifest', async () => {
    const [arn] = Object.keys(aws.account.policies).filter((one) => one.endsWith('-offboarded'));
    const policy = aws.account.policies[arn!]!;
    policy.document = JSON.parse(
      JSON.stringify(policy.document).replace('"(nobody)"', '"(nobody)","ben@acme.example"'),
    );
    const drifted = (await audit()).filter(differs);
    expect(drifted.map(({ component }) => component).sort()).toEqual(['role/claims-adjuster', 'role/document-clerk']);
  });

  it('differs with another endpoint for its API in every policy', async () => {
    const { id } = aws.account.network!.find((one) => one.more?.serviceName === `com.amazonaws.${region}.execute-api`)!;
    everywhere(id, 'vpce-0bad');
    expect((await audit()).filter(differs).map(({ component }) => component)).toEqual(
      expect.arrayContaining(['permissions-boundary', 'role/claims-adjuster', 'role/document-clerk']),
    );
  });

  it('is unverified, never a match, with another API in every policy', async () => {
    everywhere(await deployedApi(), 'evileviles');
    const unchecked = (await audit()).flatMap((item) => item.unchecked ?? []);
    expect(unchecked).toEqual(Array(3).fill(`${apiLogicalId} = evileviles`));
  });

  it('differs with a path in the place of its API', async () => {
    everywhere(await deployedApi(), 'evilapi/v1/GET/x');
    expect((await audit()).filter(differs)).toHaveLength(3);
  });
});
