/** The same where CDK constructs are judged: cdk-nag 3.0.2 reads constructs and one stack, we read finished templates. */
import { App, CfnResource, Stack } from 'aws-cdk-lib/core';
import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { VendorEnclaveChecks } from '../../policies/pack';
import { temporaryFolder } from '../support/temporary';

let app: App;
let stack: Stack;
beforeEach(() => {
  app = new App({ outdir: temporaryFolder() });
  stack = new Stack(app, 'Claims');
});

function failed(): string[] {
  return new VendorEnclaveChecks(app)
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    );
}

test('6. a resource that is no typed construct (every rule not applicable there)', () => {
  new CfnResource(stack, 'Raw', { type: 'AWS::S3::Bucket' });
  expect(failed()).toContain('VendorEnclave-bucket-plaintext-allowed[BucketPolicy] Claims/Raw');
});

test('7. a property that is overridden in the template (compliant there)', () => {
  const cache = new CfnReplicationGroup(stack, 'Cache', {
    replicationGroupDescription: 'sessions',
    transitEncryptionEnabled: true,
  });
  cache.addPropertyOverride('TransitEncryptionEnabled', false);
  expect(failed()).toContain('VendorEnclave-cache-transit-plaintext[TransitEncryptionEnabled] Claims/Cache');
});
