import { join } from 'node:path';
import { assemble } from '../../../../lib/commands/assemble';
import { loadTargets } from '../../../../lib/template';
import { EXAMPLES, everythingAtOnce, exampleManifest } from '../../../constructs/fixtures';
import { NOW } from '../../../support/manifests';
import { temporaryFolder } from '../../../support/temporary';
import { prove } from '../../../../lib/analysis/claim';
import { roleOnlyInside } from '../../../../lib/analysis/access/proven/role-only-inside';
import { nobodyEscalates } from '../../../../lib/analysis/access/proven/nobody-escalates';
import { logsUntouched } from '../../../../lib/analysis/access/proven/logs-untouched';
import { workloadsKeepOff } from '../../../../lib/analysis/access/proven/workloads-keep-off';
import { appendFileSync } from 'node:fs';

test.each([...EXAMPLES, 'everything-at-once'])('%s', (name) => {
  const manifest = name === 'everything-at-once' ? everythingAtOnce() : exampleManifest(name);
  const outdir = join(temporaryFolder(), 'cdk.out');
  assemble([{ manifest, file: 'enclave.yaml' } as never], { outdir, validated: false, now: NOW }).synth();
  const [target] = loadTargets([outdir]).filter((t) => t.template.resources.size > 20).sort((a, b) => b.template.resources.size - a.template.resources.size);
  const claims = [...manifest.jobFunctions.map((job) => roleOnlyInside(manifest, job)), nobodyEscalates(manifest), logsUntouched(manifest), workloadsKeepOff(manifest)];
  for (const claim of claims) {
    const t = performance.now();
    const proof = prove(target!.template, 'x', claim);
    appendFileSync('/tmp/proven.txt', `${name} ${proof.verdict} ${(performance.now() - t).toFixed(0)} ms ${claim.claim.slice(0, 60)} | ${proof.verdict === 'pass' ? proof.explanation.length : JSON.stringify([proof.explanation, proof.witness]).slice(0, 3000)}\n`);
  }
});
