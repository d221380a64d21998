import { type Command, Option } from 'commander';
import type { Io, Outcome } from '../lib/commands/io';
import { describeGrantCommands } from './grant-commands';

type Settle = (outcome: Outcome) => void;

const formatOption = () => new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');

/** Every command that records something takes it. The variable may hold the key itself: a pipeline has no other place for it. */
export const keyOption = () =>
  new Option('--key <file>', 'Ed25519 private key in PEM to sign with, outside every repository').env(
    'ENCLAVE_LEDGER_KEY',
  );

/** The commands that say who agreed to what, and until when. */
export function describeGovernanceCommands(program: Command, io: Io, settle: Settle): void {
  for (const describe of [describeGrantCommands, describeLedger]) describe(program, io, settle);
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
    .requiredOption('--by <email>', 'who edited it')
    .requiredOption('--reason <text>', 'why')
    .addOption(keyOption())
    .addHelpText('after', '\nExamples:\n  enclave ledger note --by ana@client.example --reason "New office range"')
    .action(async (target: string, options: { by: string; reason: string; key?: string }) => {
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
