import { App, Stack, Validations } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive } from '../../constructs';
import { VendorEnclaveChecks } from '../../policies';

/**
 * Somebody else's app: two of our constructs in a stack of their own, judged by our rules during synthesis.
 * In a project of yours the imports read `vendor-enclave/constructs` and `vendor-enclave/policies`.
 */
export function ownApp(outdir?: string): App {
  const app = new App({ outdir });
  const stack = new Stack(app, 'PartnerNetwork', { env: { account: '111122223333', region: 'eu-central-1' } });
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive,
    cidr: '10.70.0.0/22',
    roleArns: ['arn:aws:iam::111122223333:role/partner-analyst'],
    accesses: [{ service: 's3', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::partner-exchange/out/*'] }],
  });
  Validations.of(app).addPlugins(new VendorEnclaveChecks(app));
  return app;
}

if (require.main === module) ownApp().synth();
