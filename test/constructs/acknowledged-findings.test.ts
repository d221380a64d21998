import { AwsSolutionsChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib/core';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { EnclaveStack } from '../../constructs';
import { ACKNOWLEDGED_FINDINGS } from '../../constructs/acknowledgements';
import type { Manifest } from '../../lib/manifest/schema';
import { temporaryFolder } from '../support/temporary';
import {
  everythingAtOnce,
  EXAMPLES,
  exampleManifest,
  LINKED_API,
  manifestOfEveryKind,
  manifestWith,
  referenceManifest,
  TODAY,
} from './fixtures';

interface PluginReport {
  readonly violations: readonly { ruleName: string }[];
  readonly suppressedViolations?: readonly { acknowledgedId: string; reason: string }[];
}

/** What the packs say of an enclave, as core reports it after acknowledgements. */
function judged(manifest = referenceManifest(), also: (stack: EnclaveStack) => void = () => undefined): PluginReport[] {
  const outdir = temporaryFolder();
  const context = { '@aws-cdk/core:failSynthOnValidationErrors': false };
  const app = new App({ outdir, context });
  also(new EnclaveStack(app, 'Enclave', { manifest, today: TODAY }));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app), new PCIDSS321Checks(app));
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  app.synth();
  said.mockRestore();
  const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as {
    pluginReports: PluginReport[];
  };
  return report.pluginReports;
}

const ENCLAVES: readonly [title: string, manifest: Manifest][] = [
  ...EXAMPLES.map((name): [string, Manifest] => [`the example ${name}`, exampleManifest(name)]),
  ['the shortest enclave', manifestWith()],
  ['an enclave whose API leads to a load balancer', manifestWith({ apis: [LINKED_API] })],
  ['an enclave with data of every kind', manifestOfEveryKind()],
  ['an enclave with everything at once', everythingAtOnce()],
];

test.each(ENCLAVES)('%s is clean under AwsSolutions, NIST 800-53 r5 and PCI DSS', (_title, manifest) => {
  const found = judged(manifest).flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName));
  expect(found).toEqual([]);
});

test('no acknowledgement is left over: each one answers a finding of one of these enclaves', () => {
  const answered = new Set(
    ENCLAVES.flatMap(([, manifest]) => judged(manifest)).flatMap(({ suppressedViolations = [] }) =>
      suppressedViolations.map(({ acknowledgedId }) => acknowledgedId),
    ),
  );
  const rules = ACKNOWLEDGED_FINDINGS.flatMap((finding) => finding.rules);
  expect(rules.filter((rule) => !answered.has(rule))).toEqual([]);
});

test('what somebody adds beside the enclave is judged as before', () => {
  const found = judged(manifestWith(), (stack) => new Bucket(stack, 'Theirs')).flatMap(({ violations }) => violations);
  expect(found.map(({ ruleName }) => ruleName)).toEqual(
    expect.arrayContaining(['AwsSolutions-S1', 'AwsSolutions-S10']),
  );
});
