import { type Command, Option } from 'commander';
import type { Io, Outcome } from '../lib/commands/io';
import { describeControlCommands } from './control-commands';
import { describeGrantCommands } from './grant-commands';
import { keyOption } from './key-option';

type Settle = (outcome: Outcome) => void;

const formatOption = () => new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');

/** The commands that say who agreed to what, and until when. */
export function describeGovernanceCommands(program: Command, io: Io, settle: Settle): void {
  for (const describe of [describeGrantCommands, describeControlCommands, describeDocuments, describeLedger])
    describe(program, io, settle);
}

function describeDocuments(program: Command, io: Io, settle: Settle): void {
  program
    .command('documents')
    .summary('runbooks, lists and the calendar, made from manifests')
    .description('Writes what the manifest says as documents for people. The same manifest makes the same texts.')
    .argument('[targets...]', 'manifests, or folders with one', ['.'])
    .option('--out <dir>', 'folder to write into; each vendor has its own there', 'enclave-documents')
    .option('--check', 'write nothing, and say which files are not what the manifest makes')
    .addHelpText(
      'after',
      '\nExamples:\n  enclave documents\n  enclave documents vendors/*.yaml --out docs/vendors --check\n\nExit code 1, with --check: a file is stale or missing.',
    )
    .action(async (targets: string[], options: { out: string; check?: boolean }) => {
      const { documents } = await import('../lib/commands/documents.js');
      settle(documents(targets, options, io));
    });
}

function describeLedger(program: Command, io: Io, settle: Settle): void {
  const ledger = program
    .command('ledger')
    .summary('who changed what in the manifest, and when')
    .description('The ledger beside a manifest: every change with its author, each entry chained to the one before.')
    .addHelpText(
      'after',
      '\nExamples:\n  enclave ledger verify\n  enclave ledger show vendors/acme --subject r-17\n  enclave ledger note --by ana@client.example --reason "New office range"\n\nMore: docs/ledger.md',
    );
  for (const describe of [describeVerify, describeShow, describeNote, describeSign]) describe(ledger, io, settle);
}

const TARGET = ['[target]', 'folder with a manifest, manifest, or ledger', '.'] as const;

function describeVerify(ledger: Command, io: Io, settle: Settle): void {
  ledger
    .command('verify')
    .summary('does the ledger hold, and is the manifest what it says')
    .argument(...TARGET)
    .option('--known <hash>', 'hash of an entry that you noted before; may be given again', gather)
    .addOption(formatOption())
    .addHelpText('after', '\nExamples:\n  enclave ledger verify\n  enclave ledger verify vendors/acme --format json')
    .action(async (target: string, options: object) => {
      const { ledgerVerify } = await import('../lib/commands/ledger-verify.js');
      settle(await ledgerVerify(target, options, io));
    });
}

function describeShow(ledger: Command, io: Io, settle: Settle): void {
  ledger
    .command('show')
    .summary('the history, of one grant or of all')
    .argument(...TARGET)
    .option('--subject <id>', 'only what is about this, such as the id of a request')
    .option('--since <day>', 'only from this day on, as YYYY-MM-DD')
    .addOption(formatOption())
    .addHelpText('after', '\nExamples:\n  enclave ledger show\n  enclave ledger show --subject r-17 --since 2027-01-01')
    .action(async (target: string, options: object) => {
      const { ledgerShow } = await import('../lib/commands/ledger-show.js');
      settle(await ledgerShow(target, options, io));
    });
}

function describeNote(ledger: Command, io: Io, settle: Settle): void {
  ledger
    .command('note')
    .summary('record that the manifest was edited by hand')
    .argument('[target]', 'folder with a manifest, or manifest', '.')
    .option('--by <email>', 'who edited it; default: the address that Git knows here')
    .requiredOption('--reason <text>', 'why')
    .addOption(keyOption())
    .addHelpText('after', '\nExamples:\n  enclave ledger note --by ana@client.example --reason "New office range"')
    .action(async (target: string, options: { by?: string; reason: string; key?: string }) => {
      const { ledgerNote } = await import('../lib/commands/ledger-note.js');
      settle(await ledgerNote(target, options, io));
    });
}

function describeSign(ledger: Command, io: Io, settle: Settle): void {
  ledger
    .command('sign')
    .summary('sign all that the ledger says so far')
    .argument('[target]', 'folder with a manifest, or manifest', '.')
    .addOption(keyOption())
    .addHelpText('after', '\nExamples:\n  enclave ledger sign --key ~/.enclave/ana.pem')
    .action(async (target: string, options: object) => {
      const { ledgerSign } = await import('../lib/commands/ledger-sign.js');
      settle(await ledgerSign(target, options, io));
    });
}

function gather(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}
