import { App } from 'aws-cdk-lib/core';
import { resolve } from 'node:path';
import { assemble } from '../lib/commands/assemble';
import { systemClock } from '../lib/common/clock';
import { renderProblem, UserError } from '../lib/common/user-error';
import { loadManifest } from '../lib/manifest';

/**
 * The CDK app behind `cdk.json`: `cdk synth -c manifest=vendors/acme.yaml`.
 * Several manifests are separated by commas; the default is the reference enclave.
 */
const DEFAULT_MANIFEST = 'examples/meridian-claims/enclave.yaml';

try {
  // The CLI hands context over in the environment; an empty app is the supported way to read it.
  const given: unknown = new App({ autoSynth: false }).node.tryGetContext('manifest');
  const files = (typeof given === 'string' ? given : DEFAULT_MANIFEST).split(',');
  const now = systemClock();
  assemble(
    files.map((file) => loadManifest(resolve(file.trim()), now)),
    { validated: true, now },
  ).synth();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.problems.map(renderProblem).join('\n\n')}\n`);
  process.exitCode = 2;
}
