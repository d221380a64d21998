// One checker over some templates in a process of its own: `node judge-once.mjs <checker> <template.json>…`.
// Prints the time to load the checker, to load the templates and to judge them, the peak memory, and how much it said.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

process.env.CDK_VALIDATION = 'false';
const require = createRequire(resolve('package.json'));
const [, , checker, ...files] = process.argv;
/** Twenty rounds, or as many as fit into this time, but never fewer than three. */
const ROUNDS_MAX = 20;
const ROUNDS_MIN = 3;
const PATIENCE_MS = 15_000;

const checkers = {
  /** Our rules: the template as text to findings. */
  'vendor-enclave': () => {
    const { Template } = require('./dist/lib/template');
    const { judgeTemplate } = require('./dist/policies/judge-template');
    return {
      load: (file) => Template.parse({ file, text: readFileSync(file, 'utf8') }),
      judge: (template) => judgeTemplate(template, { target: 'bench' }).findings.length,
    };
  },
  /** cdk-nag sees constructs, so the template becomes a tree of them first. */
  'cdk-nag AwsSolutions': () => {
    const { App, Stack } = require('aws-cdk-lib/core');
    const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
    const { AwsSolutionsChecks } = require('cdk-nag');
    return {
      load: (file) => {
        const app = new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } });
        const stack = new Stack(app, 'Stack');
        new CfnInclude(stack, 'Template', { templateFile: file });
        return { app, stack };
      },
      judge: ({ app, stack }) => new AwsSolutionsChecks(app).validateScope(stack).violations.length,
    };
  },
  /** The validation that every synthesis of the CDK runs. */
  'CDK built-in validation': () => {
    const { App, CloudFormationValidatePlugin } = require('aws-cdk-lib/core');
    const plugin = new CloudFormationValidatePlugin();
    return {
      load: (file) => file,
      judge: (file) => {
        const app = new App();
        const stackTemplates = [{ stackConstructPath: 'Stack', templatePath: resolve(file) }];
        return plugin.validate({ templatePaths: [resolve(file)], stackTemplates, appConstruct: app }).violations.length;
      },
    };
  },
};

const timed = (run) => {
  const start = process.hrtime.bigint();
  const result = run();
  return { result, ms: Number(process.hrtime.bigint() - start) / 1e6 };
};
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const start = timed(() => checkers[checker]());
const { load, judge } = start.result;
// The first round pays for loading rules and compiling; the others are what a run over many templates pays.
const rounds = [];
const begin = performance.now();
while (rounds.length < ROUNDS_MIN || (rounds.length < ROUNDS_MAX && performance.now() - begin < PATIENCE_MS)) {
  const loaded = timed(() => files.map(load));
  const judged = timed(() => loaded.result.map(judge).reduce((sum, count) => sum + count, 0));
  rounds.push({ loadMs: loaded.ms, judgeMs: judged.ms, findings: judged.result });
}
const later = rounds.slice(1);
console.log(
  JSON.stringify({
    startMs: start.ms,
    rounds: rounds.length,
    firstMs: rounds[0].loadMs + rounds[0].judgeMs,
    loadMs: median(later.map((round) => round.loadMs)),
    judgeMs: median(later.map((round) => round.judgeMs)),
    totalMs: median(later.map((round) => round.loadMs + round.judgeMs)),
    findings: rounds[0].findings,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }),
);
