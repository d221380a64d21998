/** The same where CDK constructs are judged: cdk-nag 3.0.2 reads constructs and one stack, we read finished templates. */
import { App, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib/core';
import { CfnFlowLog, CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
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

describe('10. what protects a resource stands in a sibling stack (non-compliant there)', () => {
  let sibling: Stack;
  beforeEach(() => (sibling = new Stack(app, 'Guards')));

  const failedBy = (rule: string) => failed().filter((line) => line.startsWith(`VendorEnclave-${rule}`));

  /** Synthesis turns references between stacks into exports. */
  function failedAfterSynth(rule: string): string[] {
    app.synth();
    return failedBy(rule);
  }

  const tlsOnly = (bucket: string, scope = sibling, arns: string[] = ['*']) =>
    new CfnBucketPolicy(scope, 'TlsOnly', {
      bucket,
      policyDocument: {
        Statement: {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: arns,
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      },
    });

  test('a TLS-only policy by reference', () => {
    const bucket = new CfnBucket(stack, 'Bucket');
    expect(failedBy('bucket-plaintext-allowed')).toHaveLength(1);
    tlsOnly(bucket.ref, sibling, [bucket.attrArn, `${bucket.attrArn}/*`]);
    expect(failedAfterSynth('bucket-plaintext-allowed')).toEqual([]);
  });

  test('a TLS-only policy by a fixed name', () => {
    new CfnBucket(stack, 'Bucket', { bucketName: 'claims' });
    tlsOnly('claims');
    expect(failedAfterSynth('bucket-plaintext-allowed')).toEqual([]);
  });

  test('a policy for a bucket of another name protects nothing', () => {
    new CfnBucket(stack, 'Bucket', { bucketName: 'claims' });
    tlsOnly('others');
    expect(failedAfterSynth('bucket-plaintext-allowed')).toHaveLength(1);
  });

  test('a stack of another stage is another deployment, even under the same name', () => {
    const test = new Stack(new Stage(app, 'Test'), 'Data');
    const live = new Stack(new Stage(app, 'Live'), 'Data');
    for (const place of [test, live]) new CfnBucket(place, 'Bucket', { bucketName: 'claims' });
    tlsOnly('claims', live);
    expect(failedAfterSynth('bucket-plaintext-allowed')).toEqual([
      expect.stringMatching(/ Test\/Data\/Bucket$/) as string,
    ]);
  });

  test('a policy in a nested stack, which is passed the bucket', () => {
    const bucket = new CfnBucket(stack, 'Bucket');
    tlsOnly(bucket.ref, new NestedStack(stack, 'Inner'));
    expect(failedAfterSynth('bucket-plaintext-allowed')).toEqual([]);
  });

  test('a stack that holds nothing yet stops nobody', () => {
    new CfnBucket(stack, 'Bucket');
    expect(failedAfterSynth('bucket-plaintext-allowed')).toHaveLength(1);
  });

  test('a flow log', () => {
    const vpc = new CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
    expect(failedBy('vpc-flow-unlogged')).toHaveLength(1);
    new CfnFlowLog(sibling, 'Log', {
      resourceId: vpc.ref,
      resourceType: 'VPC',
      trafficType: 'ALL',
      logDestinationType: 's3',
      logDestination: 'arn:aws:s3:::logs',
    });
    expect(failedAfterSynth('vpc-flow-unlogged')).toEqual([]);
  });

  test('the logging of a firewall', () => {
    const acl = new CfnWebACL(stack, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'acl', sampledRequestsEnabled: true },
    });
    expect(failedBy('web-acl-unlogged')).toHaveLength(1);
    new CfnLoggingConfiguration(sibling, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-acme'],
    });
    expect(failedAfterSynth('web-acl-unlogged')).toEqual([]);
  });
});
