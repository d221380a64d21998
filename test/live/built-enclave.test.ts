import { auditEnclave, closeClients, openClients } from '../../lib/live';
import { iamPathOf } from '../../lib/manifest';
import { enclaveTemplate, referenceManifest } from '../constructs/fixtures';
import { deployFake } from '../support/deploy-fake';
import { startFakeAws } from '../support/fake-aws';
import { isolateCredentials } from '../support/no-credentials';

isolateCredentials({ AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' });

describe('the reference enclave', () => {
  const manifest = referenceManifest();
  const template = enclaveTemplate(manifest).toJSON() as Parameters<typeof deployFake>[0];
  const { account, region } = manifest.placement;

  it('built from its manifest and deployed as it is, matches; with one grant widened, it does not', async () => {
    const aws = await startFakeAws(deployFake(template));
    const clients = await openClients({ region, endpoint: aws.endpoint });
    const request = { template, vendorId: manifest.vendor.id, iamPath: iamPathOf(manifest), clients, account, region };
    try {
      const items = await auditEnclave(request);
      expect(items.filter((item) => item.state !== 'matches')).toEqual([]);
      const compared = new Set(items.map((item) => item.component));
      const roles = manifest.jobFunctions.map((one) => `role/${one.id}`);
      expect([...compared].sort()).toEqual(['client-vpn', 'permissions-boundary', ...roles].sort());

      const [arn] = Object.keys(aws.account.policies).filter((one) => one.endsWith('-grants'));
      const policy = aws.account.policies[arn!]!;
      policy.document = JSON.parse(
        JSON.stringify(policy.document).replace(/"Resource":(\[.*?\]|".*?")/, '"Resource":"*"'),
      );
      const drifted = (await auditEnclave(request)).filter((item) => item.state !== 'matches');
      expect(drifted).toHaveLength(1);
      expect(drifted[0]?.property).toMatch(/^ManagedPolicies\[/);
    } finally {
      closeClients(clients);
      await aws.stop();
    }
  });
});
