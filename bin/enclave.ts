import { Command, Option } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../lib/common/package-root';
import { FORMATS } from '../lib/commands/formats';
import type { Io, Outcome } from '../lib/commands/io';
import { PROFILES } from '../lib/common/rule-card';
import { describeAccessCommands } from './access-commands';
import { describeDecisionCommands } from './decision-commands';
import { explain } from './explain';
import { describeGovernanceCommands } from './governance-commands';
import { terminal } from './terminal';

/** Entry of the launcher: runs the command line and leaves the exit code behind. */
export async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), terminal());
}

/** Runs one command. Never throws: mistakes of the user are explained, bugs of ours keep their stack. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let outcome: Outcome = 0;
  const program = describeProgram(io, (result) => (outcome = result));
  try {
    if (argv[0] === 'complete') return await complete(program, argv);
    await program.parseAsync(argv, { from: 'user' });
    return outcome;
  } catch (error) {
    return explain(error, program, argv, io);
  }
}

/** Shell completion: `enclave complete zsh` prints the script, which then asks `enclave complete -- …`. */
async function complete(program: Command, argv: readonly string[]): Promise<number> {
  const { default: tab } = await import('@bomb.sh/tab/commander');
  tab(program);
  await program.parseAsync(argv, { from: 'user' });
  return 0;
}

type Settle = (outcome: Outcome) => void;

/** Describes every command. What a command needs is loaded when it runs: `--help` must be instant. */
function describeProgram(io: Io, settle: Settle): Command {
  const program = new Command('enclave')
    .description('The walled place in AWS where an outside vendor works: build it, prove it, show it.')
    .version(version(), '-V, --version')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: () => undefined })
    .showHelpAfterError(false)
    .addHelpText(
      'after',
      '\nExit codes: 0 clean, 1 findings, 2 a mistake of yours, 3 a bug of ours.\nCompletion: source <(enclave complete zsh)   (or bash, fish, powershell)',
    );
  for (const describe of [
    describeInit,
    describeCheck,
    describeAccessCommands,
    describeSynth,
    describeGuardrails,
    describeRules,
    describeDecisionCommands,
    describeAudit,
    describeGovernanceCommands,
  ])
    describe(program, io, settle);
  return program;
}

const separate = (names: string, before: readonly string[] = []) => [...before, ...names.split(',').filter(Boolean)];

const formatOption = () => new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');

function describeInit(program: Command, io: Io, settle: Settle): void {
  program
    .command('init')
    .summary('write a first manifest')
    .description('Asks a few questions (or takes flags) and writes an enclave.yaml that passes `check`.')
    .argument('[dir]', 'folder to write into', '.')
    .option('--vendor <name>', 'name of the vendor')
    .option('--account <id>', 'AWS account of the enclave, twelve digits')
    .option('--region <region>', 'region of the enclave')
    .option('--saml-provider <arn>', 'SAML provider the vendor signs in with')
    .option('--server-certificate <arn>', 'VPN server certificate in ACM')
    .option('--resource <arn>', 'the data the vendor works on')
    .option('--owner <email>', 'who approves on your side')
    .option('--from <manifest>', 'start from what an earlier engagement, or a profile, hands on')
    .option('-y, --yes', 'take examples for everything not given')
    .option('--force', 'overwrite a manifest that is there')
    .addHelpText(
      'after',
      '\nExamples:\n  enclave init\n  enclave init vendors/acme --vendor "Acme" --account 111122223333 --yes',
    )
    .action(async (dir: string, options: object) => {
      const { init } = await import('../lib/commands/init.js');
      settle(await init(dir, options, io));
    });
}

function describeCheck(program: Command, io: Io, settle: Settle): void {
  program
    .command('check')
    .summary('judge manifests, cdk.out folders and templates')
    .description('Synthesises manifests where needed, runs every rule and proof, and prints what it found.')
    .argument('[targets...]', 'manifests, folders with one, cdk.out folders, templates', ['.'])
    .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('text'))
    .option('--out <dir>', 'also write the templates, findings.json and the report there')
    .option('--only <names>', 'only these topics or rules, separated by commas', separate)
    .option('--strict', 'unknown counts as a finding')
    .addOption(
      new Option('--fail-on <severity>', 'least severity that counts').choices(['warning', 'error']).default('warning'),
    )
    .option('--opinions', 'show opinions, and let them count')
    .addOption(new Option('--profile <name>', 'how strict cryptography must be').choices(PROFILES).default('modern'))
    .option('--rules <paths>', 'files or folders with rules of your own, separated by commas', separate)
    .option('--baseline <file>', 'weaknesses known before: only new ones count')
    .option('--write-baseline <file>', 'write the weaknesses of today there')
    .option('--full', 'also what is excepted or known')
    .addHelpText(
      'after',
      '\nExamples:\n  enclave check enclave.yaml\n  enclave check cdk.out legacy.template.json --format sarif --out reports\n  enclave check vendors/*.yaml --only transit --strict\n  enclave check cdk.out --baseline enclave-baseline.json --profile fips\n\nFormats, baselines, exceptions and own rules: docs/reports.md, docs/exceptions.md, docs/own-rules.md',
    )
    .action(async (targets: string[], options: object) => {
      const { check } = await import('../lib/commands/check.js');
      settle(await check(targets, options, io));
    });
}

function describeSynth(program: Command, io: Io, settle: Settle): void {
  program
    .command('synth')
    .summary('write the CloudFormation templates of a manifest')
    .description('Builds the cloud assembly through the CDK toolkit, with every rule and the CDK’s own validation on.')
    .argument('[manifests...]', 'manifests, or folders with one', ['.'])
    .option('--out <dir>', 'folder of the cloud assembly', 'cdk.out')
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nExamples:\n  enclave synth enclave.yaml\n  enclave synth vendors/*.yaml --out build/cdk.out',
    )
    .action(async (manifests: string[], options: { out: string }) => {
      const { synth } = await import('../lib/commands/synth.js');
      settle(await synth(manifests, options, io));
    });
}

function describeGuardrails(program: Command, io: Io, settle: Settle): void {
  program
    .command('guardrails')
    .summary('write what the organisation attaches above an enclave')
    .description(
      'Writes service control, resource control and declarative policies for the account of an enclave, and says who attaches what where.',
    )
    .argument('[manifest]', 'manifest, or folder with one', '.')
    .option('--organization <id>', 'id of the AWS organisation, as in `o-a1b2c3d4e5`')
    .option('--qualifier <name>', 'qualifier of the CDK bootstrap in the account, if not the CDK’s own')
    .option('--out <dir>', 'folder to write into', 'guardrails')
    .addHelpText('after', '\nExamples:\n  enclave guardrails enclave.yaml --organization o-a1b2c3d4e5 --out guardrails')
    .action(async (manifest: string, options: { out: string }) => {
      const { guardrails } = await import('../lib/commands/guardrails.js');
      settle(await guardrails(manifest, options, io));
    });
}

function describeRules(program: Command, io: Io, settle: Settle): void {
  program
    .command('rules')
    .summary('the catalogue, or one rule explained')
    .description(
      'Lists every rule; with an id, explains one with its examples. Also finds ours for a rule of another tool.',
    )
    .argument('[id]', 'rule to explain')
    .addOption(formatOption())
    .option('--topic <name>', 'only rules about this topic')
    .option('--service <name>', 'only rules about this AWS service, such as s3')
    .option('--framework <name>', 'only rules that answer to this framework, such as nist-800-53-r5')
    .option(
      '--from <rules>',
      'rules of other tools, as source:rule, or a source for all; separated by commas',
      separate,
    )
    .option('--rules <paths>', 'files or folders with rules of your own, separated by commas', separate)
    .option('--test <paths>', 'try rules of your own on their examples', separate)
    .option('--out <dir>', 'write a page for each rule there')
    .addHelpText(
      'after',
      '\nExamples:\n  enclave rules\n  enclave rules vpn-session-unlogged\n  enclave rules --service s3\n  enclave rules --from cdk-nag:S3BucketSSLRequestsOnly\n  enclave rules --test ./my-rule.js',
    )
    .action(async (id: string | undefined, options: object) => {
      const { rules } = await import('../lib/commands/rules.js');
      settle(await rules(id, options, io));
    });
}

function describeAudit(program: Command, io: Io, settle: Settle): void {
  program
    .command('audit')
    .summary('compare what is deployed with the manifest')
    .description(
      'Reads roles, policies, Client VPN endpoints and network ids from AWS and says what matches, drifted, is missing, extra, or cannot be verified.',
    )
    .argument('[manifest]', 'manifest, or folder with one', '.')
    .addOption(formatOption())
    .option('--profile <name>', 'AWS profile to read with')
    .option('--endpoint-url <url>', 'AWS API to ask instead of the real one')
    .addHelpText('after', '\nExamples:\n  enclave audit enclave.yaml --profile security-audit')
    .action(async (manifest: string, options: object) => {
      const { audit } = await import('../lib/commands/audit.js');
      settle(await audit(manifest, options, io));
    });
}

function version(): string {
  const { version: own } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return own;
}
