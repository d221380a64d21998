import { type Command, Option } from 'commander';
import type { Io, Outcome } from '../lib/commands/io';
import { keyOption } from './key-option';

type Settle = (outcome: Outcome) => void;

const BY = ['--by <email>', 'who does it; default: the address that Git knows here'] as const;
const MANIFEST = ['--manifest <path>', 'manifest, or folder with one', '.'] as const;
const REASON = ['--reason <text>', 'why'] as const;

/** The life of a grant: asked for, approved, activated, and over. */
export function describeGrantCommands(program: Command, io: Io, settle: Settle): void {
  describeRequest(program, io, settle);
  describeApprove(program, io, settle);
  describeActivate(program, io, settle);
  describeEndings(program, io, settle);
  describeList(program, io, settle);
  describeWorkflow(program, io, settle);
}

function describeRequest(program: Command, io: Io, settle: Settle): void {
  program
    .command('request')
    .summary('ask for access')
    .description(
      'Writes a request into the manifest and its ledger. It opens nothing before it is approved and activated.',
    )
    .argument('[manifest]', 'manifest, or folder with one', '.')
    .option('--job <id>', 'job function that shall have it')
    .option('--boundary <id>', 'data boundary')
    .option('--verbs <list>', 'list, read, write, delete; separated by commas')
    .option('--days <number>', 'how long, once activated')
    .option(REASON[0], 'what for')
    .option(...BY)
    .addOption(keyOption())
    .addHelpText(
      'after',
      '\nExamples:\n  enclave request\n  enclave request enclave.yaml --job clerk --boundary letters --verbs list,read --days 14 --reason "Backlog" --by ana@acme.example\n\nMore: docs/grants.md',
    )
    .action(async (manifest: string, options: object) => {
      const { request } = await import('../lib/commands/grants/request.js');
      settle(await request(manifest, options, io));
    });
}

/** A command about one request or grant, which somebody does. */
function aboutOne(program: Command, name: string, id: string): Command {
  return program
    .command(name)
    .argument('[id]', id)
    .option(...MANIFEST)
    .option(...BY)
    .addOption(keyOption());
}

function describeApprove(program: Command, io: Io, settle: Settle): void {
  aboutOne(program, 'approve', 'id of the request')
    .summary('agree to a request, or to changed rules of approval')
    .description('Records one approval. A request is approved once everybody has whom the manifest asks for.')
    .option('--role <id>', 'in which role, for somebody who has several')
    .option('--rules', 'approve the changed `approval` of the manifest instead')
    .addHelpText(
      'after',
      '\nExamples:\n  enclave approve r-20261121-1 --by owner@client.example\n  enclave approve --rules --by owner@client.example',
    )
    .action(async (id: string | undefined, options: { manifest: string }) => {
      const { approve } = await import('../lib/commands/grants/approve.js');
      settle(await approve(id, options, io));
    });
}

function describeActivate(program: Command, io: Io, settle: Settle): void {
  aboutOne(program, 'activate', 'id of the request')
    .summary('let the time of an approved access begin')
    .description(
      'Makes a grant of an approved request. By somebody of the job function, when they are there to use it.',
    )
    .addHelpText('after', '\nExamples:\n  enclave activate r-20261121-1 --by ana@acme.example')
    .action(async (id: string | undefined, options: { manifest: string }) => {
      const { activate } = await import('../lib/commands/grants/activate.js');
      settle(await activate(id, options, io));
    });
}

function describeEndings(program: Command, io: Io, settle: Settle): void {
  aboutOne(program, 'reject', 'id of the request')
    .summary('say no to a request')
    .description('Takes a request out of the manifest. By whoever may approve it, or whoever asked.')
    .option(...REASON)
    .addHelpText(
      'after',
      '\nExamples:\n  enclave reject r-20261121-1 --by owner@client.example --reason "Not needed for this work"',
    )
    .action(async (id: string | undefined, options: { manifest: string }) => {
      const { reject } = await import('../lib/commands/grants/end.js');
      settle(await reject(id, options, io));
    });
  aboutOne(program, 'revoke', 'id of the grant or request; or `clerk:letters:2027-06-30` for one without an id')
    .summary('take access away')
    .description(
      'Takes a grant, or an approved request, out of the manifest. Anybody may; what other grants give stays.',
    )
    .option(...REASON)
    .addHelpText(
      'after',
      '\nExamples:\n  enclave revoke r-20261121-1 --by owner@client.example --reason "Work is done"',
    )
    .action(async (id: string | undefined, options: { manifest: string }) => {
      const { revoke } = await import('../lib/commands/grants/end.js');
      settle(await revoke(id, options, io));
    });
  program
    .command('lapse')
    .summary('take out what is over')
    .description(
      'Takes grants whose last day has passed, and approvals nobody used, out of the manifest; the ledger keeps them.',
    )
    .argument('[manifest]', 'manifest, or folder with one', '.')
    .option(...BY)
    .addOption(keyOption())
    .addHelpText('after', '\nExamples:\n  enclave lapse enclave.yaml --by nightly@client.example')
    .action(async (manifest: string, options: object) => {
      const { lapse } = await import('../lib/commands/grants/end.js');
      settle(await lapse(manifest, options, io));
    });
}

function describeList(program: Command, io: Io, settle: Settle): void {
  program
    .command('list')
    .summary('who has, had or asks for access')
    .description('Lists what is open, approved, in force and ended, each with its history from the ledger.')
    .argument('[manifest]', 'manifest, or folder with one', '.')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--at <day>', 'day to look at, YYYY-MM-DD in UTC; default: today')
    .addHelpText('after', '\nExamples:\n  enclave list\n  enclave list enclave.yaml --at 2027-01-15 --format json')
    .action(async (manifest: string, options: object) => {
      const { list } = await import('../lib/commands/grants/list.js');
      settle(await list(manifest, options, io));
    });
}

function describeWorkflow(program: Command, io: Io, settle: Settle): void {
  program
    .command('workflow')
    .summary('write who approves a change of which manifest')
    .description('Writes CODEOWNERS and a pull request template into .github, from the approvers that manifests name.')
    .argument('[manifests...]', 'manifests, or folders with one', ['.'])
    .option('--out <dir>', 'root of the repository', '.')
    .addHelpText('after', '\nExamples:\n  enclave workflow\n  enclave workflow vendors/acme vendors/harbour --out .')
    .action(async (manifests: string[], options: object) => {
      const { workflow } = await import('../lib/commands/grants/workflow.js');
      settle(await workflow(manifests, options, io));
    });
}
