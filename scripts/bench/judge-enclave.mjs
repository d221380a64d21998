// What the access engine is for, in a process of its own: `node judge-enclave.mjs proofs <enclave.json>` times every proof of
// one enclave, `node judge-enclave.mjs roles` reads a template of 200 roles and looks for escalations in it.
// `node judge-enclave.mjs build <manifest.yaml> <enclave.json>` writes the enclave that is proven: the CDK is not measured.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

process.env.CDK_VALIDATION = 'false';
const require = createRequire(resolve('package.json'));
const [, , task, file, out] = process.argv;
/** Grants and exceptions of the examples are open on this day. */
const TODAY = '2026-11-21';
const ROUNDS = 5;
const ROLES = 200;

const timed = (run) => {
  const start = performance.now();
  const result = run();
  return { result, ms: performance.now() - start };
};
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const parse = (text) => require('./dist/lib/template').Template.parse({ file: 'enclave.json', text });

const tasks = {
  build() {
    const { App } = require('aws-cdk-lib/core');
    const { Template } = require('aws-cdk-lib/assertions');
    const { EnclaveStack } = require('./dist/constructs');
    const { parseManifest } = require('./dist/lib/manifest/load-manifest');
    const { manifest } = parseManifest({ file, text: readFileSync(file, 'utf8') }, new Date(`${TODAY}T12:00:00Z`));
    const template = Template.fromStack(new EnclaveStack(new App(), 'Enclave', { manifest, today: TODAY }));
    writeFileSync(out, JSON.stringify({ manifest, template: template.toJSON() }));
    return {};
  },

  /** The first round pays for compiling, as `enclave check` of one manifest does. */
  proofs() {
    const { manifest, template } = JSON.parse(readFileSync(file, 'utf8'));
    const text = JSON.stringify(template);
    const claims = require('./dist/lib/analysis/claim');
    const { prove } = claims;
    let proofs = [];
    claims.prove = (...args) => {
      const { result, ms } = timed(() => prove(...args));
      proofs.push({ claim: result.claim, verdict: result.verdict, ms, isEngines: ENGINES.test(result.claim) });
      return result;
    };
    const { enclaveProofs } = require('./dist/lib/analysis/enclave-proofs');
    const round = () => {
      proofs = [];
      const parsed = parse(text);
      const { ms } = timed(() => enclaveProofs(parsed, manifest, 'bench', new Date()));
      const slowest = proofs.reduce((one, other) => (one.ms >= other.ms ? one : other));
      const engineMs = proofs.filter(({ isEngines }) => isEngines).reduce((sum, one) => sum + one.ms, 0);
      return { ms, slowest, engineMs, count: proofs.length, unproven: proofs.filter(isUnproven).length };
    };
    const first = round();
    const firstMb = process.resourceUsage().maxRSS / 1024;
    const later = Array.from({ length: ROUNDS }, round);
    return {
      proofs: first.count,
      unproven: first.unproven,
      firstMs: first.ms,
      laterMs: median(later.map(({ ms }) => ms)),
      engineShare: first.engineMs / first.ms,
      slowest: first.slowest.claim,
      slowestMs: first.slowest.ms,
      slowestShare: first.slowest.ms / first.ms,
      peakMb: firstMb,
    };
  },

  roles() {
    const { readAccount } = require('./dist/lib/analysis/access/extract/read-account');
    const { findEscalations } = require('./dist/lib/analysis/access/escalation/find-escalations');
    const world = parse(JSON.stringify(manyRoles())).openWorld();
    const read = timed(() => readAccount(world, { account: '111122223333', region: 'eu-central-1', partition: 'aws' }));
    const found = timed(() => findEscalations(read.result, undefined, { now: new Date() }).principals);
    const of = (verdict) => found.result.filter((one) => one.verdict === verdict).length;
    return {
      roles: found.result.length,
      readMs: read.ms,
      escalationMs: found.ms,
      ...{ pass: of('pass'), fail: of('fail'), unknown: of('unknown') },
      peakMb: process.resourceUsage().maxRSS / 1024,
    };
  },
};

/** Claims of `lib/analysis/access/proven`, by how they begin. */
const ENGINES = /^(Nobody who enters|No identity of the enclave|No role of a service|All that )/;
const isUnproven = ({ verdict }) => verdict !== 'pass';

/** Roles with policies as vendors have them; every tenth may give itself more. */
function manyRoles() {
  const { makePolicyPairs } = require('./dist/scripts/bench/make-policies');
  const trust = {
    Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
  };
  const more = { Effect: 'Allow', Action: 'iam:PutRolePolicy', Resource: '*' };
  const roles = makePolicyPairs(ROLES, 5).map(({ reference }, index) => {
    const Statement = index % 10 === 0 ? [...reference.Statement, more] : reference.Statement;
    const Policies = [{ PolicyName: 'own', PolicyDocument: { ...reference, Statement } }];
    const Properties = { RoleName: `role-${index}`, AssumeRolePolicyDocument: trust, Policies };
    return [`Role${index}`, { Type: 'AWS::IAM::Role', Properties }];
  });
  return { Resources: Object.fromEntries(roles) };
}

console.log(JSON.stringify(tasks[task]()));
