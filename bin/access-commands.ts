import { type Command, Option } from 'commander';
import type { Io, Outcome } from '../lib/commands/io';

type Settle = (outcome: Outcome) => void;

const TYPES = ['identity', 'resource', 'trust'];

const formatOption = () => new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');

const CASES = 'answer a case a line instead, from this file or `-`, each as a line of JSON';

/** The commands that ask who may do what: of a template, and of bare policy documents. */
export function describeAccessCommands(program: Command, io: Io, settle: Settle): void {
  describeCan(program, io, settle);
  describeAccess(program, io, settle);
  describePolicy(program, io, settle);
}

function describeCan(program: Command, io: Io, settle: Settle): void {
  program
    .command('can')
    .summary('may somebody do one thing, and which statement says so')
    .description(
      'Decides one request by every policy of a target: identity, boundary, service control, endpoint and resource policies.',
    )
    .argument('<who>', 'logical id, name or ARN of a role or user')
    .argument('<action>', 'as in s3:GetObject')
    .argument('<resource>', 'its ARN, or `*`')
    .option('--when <key=value>', 'a condition key of the request; may be given again', gather)
    .option('--target <path>', 'manifest, folder with one, cdk.out folder or template', '.')
    .option('--org-policies <dir>', 'folder of service and resource control policies in JSON')
    .option('--account <id>', 'account of a template that does not say it')
    .option('--region <name>', 'region of a template that does not say it')
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nExamples:\n  enclave can Analyst s3:GetObject arn:aws:s3:::claims/a.pdf\n  enclave can Analyst s3:GetObject arn:aws:s3:::claims/a.pdf --when aws:SourceVpce=vpce-0a1b --target cdk.out\n\nExit code 0: allowed. 1: not allowed, or nobody can tell. More: docs/access.md',
    )
    .action(async (who: string, action: string, resource: string, options: object) => {
      const { can } = await import('../lib/commands/can.js');
      settle(await can({ who, action, resource }, options, io));
    });
}

function describeAccess(program: Command, io: Io, settle: Settle): void {
  program
    .command('access')
    .summary('the matrix: who may do what to which data, and when')
    .description('Lists what every role and user of a target may do, merged into rows that a person reads.')
    .argument('[target]', 'manifest, folder with one, cdk.out folder or template', '.')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'markdown']).default('text'))
    .option('--who <name>', 'only this role or user, by logical id, name or ARN')
    .option('--org-policies <dir>', 'folder of service and resource control policies in JSON')
    .option('--account <id>', 'account of a template that does not say it')
    .option('--region <name>', 'region of a template that does not say it')
    .addHelpText(
      'after',
      '\nExamples:\n  enclave access enclave.yaml\n  enclave access cdk.out --who Analyst --format markdown',
    )
    .action(async (target: string, options: object) => {
      const { access } = await import('../lib/commands/access.js');
      settle(await access(target, options, io));
    });
}

function describePolicy(program: Command, io: Io, settle: Settle): void {
  const policy = program
    .command('policy')
    .summary('ask the same of bare policy documents')
    .description('Questions about policy documents alone, one or thousands, for people without a template.')
    .addHelpText(
      'after',
      '\nExamples:\n  enclave policy compare agreed.json wanted.json\n  enclave policy escalate principals.jsonl\n  enclave policy exposure bucket-policy.json --account 111122223333\n\nMore: docs/access.md',
    );
  describeCompare(policy, io, settle);
  describeEscalate(policy, io, settle);
  describeExposure(policy, io, settle);
}

function describeCompare(policy: Command, io: Io, settle: Settle): void {
  policy
    .command('compare')
    .summary('does a document allow anything that another does not')
    .argument('[documents...]', 'the reference, and the candidate to judge')
    .addOption(new Option('--type <type>', 'what the documents are').choices(TYPES))
    .addOption(formatOption())
    .option('--cases <file>', CASES)
    .addHelpText(
      'after',
      '\nExamples:\n  enclave policy compare agreed.json wanted.json\n  enclave policy compare --cases pairs.jsonl   (lines of id, policyType, reference, candidate)',
    )
    .action(async (documents: string[], options: object) => {
      const { policyCompare } = await import('../lib/commands/policy-compare.js');
      settle(await policyCompare(documents, options, io));
    });
}

function describeEscalate(policy: Command, io: Io, settle: Settle): void {
  policy
    .command('escalate')
    .summary('can somebody raise their own rights, and by which path')
    .argument('[principals]', 'file of principals, a line or a list of them, judged as one account')
    .addOption(formatOption())
    .option('--cases <file>', CASES)
    .addHelpText(
      'after',
      '\nExamples:\n  enclave policy escalate principals.jsonl   (lines of id, type, name, policies, boundary, trust)\n  enclave policy escalate --cases accounts.jsonl   (the same lines, or id and principals)',
    )
    .action(async (principals: string | undefined, options: object) => {
      const { policyEscalate } = await import('../lib/commands/policy-escalate.js');
      settle(await policyEscalate(principals, options, io));
    });
}

function describeExposure(policy: Command, io: Io, settle: Settle): void {
  policy
    .command('exposure')
    .summary('who outside gets what by a resource policy')
    .argument('[policy]', 'a resource policy')
    .option('--account <id>', 'whose policy it is: then any other account fails, not only everybody')
    .option('--org <id>', 'organisation that counts as inside')
    .addOption(formatOption())
    .option('--cases <file>', CASES)
    .addHelpText(
      'after',
      '\nExamples:\n  enclave policy exposure bucket-policy.json\n  enclave policy exposure bucket-policy.json --account 111122223333 --org o-a1b2c3d4e5\n  enclave policy exposure --cases policies.jsonl   (lines of id, policy)',
    )
    .action(async (document: string | undefined, options: object) => {
      const { policyExposure } = await import('../lib/commands/policy-exposure.js');
      settle(await policyExposure(document, options, io));
    });
}

function gather(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}
