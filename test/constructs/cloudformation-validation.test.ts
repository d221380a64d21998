import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary';
import { EXAMPLES, TODAY } from './fixtures';

const ROOT = join(__dirname, '../..');

/**
 * Runs compiled code: a child process knows nothing of jest's transformations. The second stack is wrong on purpose:
 * a report that is empty because nobody looked would be no proof.
 */
const PROGRAM = `
  const { App, CfnResource, Stack } = require('aws-cdk-lib/core');
  const { loadManifest } = require('./dist/lib/manifest');
  const { EnclaveStack } = require('./dist/constructs');
  const [outdir, today, ...files] = process.argv.slice(1);
  const context = {
    '@aws-cdk/core:validateAgainstDefaultRules': true,
    '@aws-cdk/core:failSynthOnValidationErrors': false,
  };
  const app = new App({ outdir, context });
  files.forEach((file, index) => {
    const { manifest } = loadManifest(file, new Date(today));
    new EnclaveStack(app, 'Enclave' + index, { manifest, today });
  });
  new CfnResource(new Stack(app, 'Canary'), 'Wrong', { type: 'AWS::S3::Bucket', properties: { NoSuchThing: 1 } });
  app.synth();
`;

interface Report {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly severity: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

test('CloudFormation’s own validation finds no error in the examples', () => {
  const outdir = temporaryFolder();
  const examples = EXAMPLES.map((name) => join(ROOT, 'examples', name, 'enclave.yaml'));
  const files = [...examples, join(ROOT, 'test/examples/everything-at-once.yaml')];
  const env: NodeJS.ProcessEnv = { ...process.env, CDK_VALIDATION: 'true' };
  execFileSync(process.execPath, ['-e', PROGRAM, outdir, TODAY, ...files], { cwd: ROOT, env, stdio: 'pipe' });
  const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as Report;
  const errors = report.pluginReports
    .flatMap(({ violations }) => violations)
    .filter(({ severity }) => severity !== 'warning')
    .flatMap(({ violatingConstructs }) => violatingConstructs.map(({ constructPath }) => constructPath));
  expect(errors).toEqual(['Canary/Wrong']);
}, 120_000);
