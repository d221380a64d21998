import { type Command, Option } from 'commander';
import type { Io, Outcome } from '../lib/commands/io';
import { keyOption } from './key-option';

type Settle = (outcome: Outcome) => void;

const MANIFEST = ['--manifest <path>', 'manifest, or folder with one', '.'] as const;
const EVIDENCE = ['--evidence <file>', 'findings.json of a check (default: enclave-out/findings.json)'] as const;

const formatOption = () => new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');

/** The commands about controls: who owns them, what they answer, and who signed them. */
export function describeControlCommands(program: Command, io: Io, settle: Settle): void {
  describeControl(program, io, settle);
  describeConcern(program, io, settle);
  describeSignature(program, io, settle);
}

function describeControl(program: Command, io: Io, settle: Settle): void {
  program
    .command('control')
    .summary('every control with its owner, or one with its four answers')
    .description(
      'What governs it, how requests are evaluated, who approves, how we verify it: with the latest evidence.',
    )
    .argument('[id]', 'control to explain')
    .option(...MANIFEST)
    .option(...EVIDENCE)
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nExamples:\n  enclave control\n  enclave check --out enclave-out && enclave control least-access\n\nExit code 1: a control fails, or nobody owns it. More: docs/controls.md',
    )
    .action(async (id: string | undefined, options: { manifest: string }) => {
      const { control } = await import('../lib/commands/control.js');
      settle(await control(id, options, io));
    });
}

function describeConcern(program: Command, io: Io, settle: Settle): void {
  program
    .command('concern')
    .summary('answer a worry with the controls that prevent it')
    .description(
      'By the id of a concern in the manifest, or by words: then it says which words matched, and whether that is sure.',
    )
    .argument('<text>', 'the worry, or its id')
    .option(...MANIFEST)
    .option(...EVIDENCE)
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nExamples:\n  enclave concern "Could somebody who left still log in?"\n  enclave concern leaver-gets-in\n\nExit code 1: no control answers it, or none for sure.',
    )
    .action(async (text: string, options: { manifest: string }) => {
      const { concern } = await import('../lib/commands/concern.js');
      settle(await concern(text, options, io));
    });
}

function describeSignature(program: Command, io: Io, settle: Settle): void {
  program
    .command('sign')
    .summary('sign the set of controls for one party')
    .description('Writes the digest of the set and the signature into the manifest, and an entry into its ledger.')
    .option(...MANIFEST)
    .option('--party <party>', 'client or vendor')
    .option('--name <name>', 'who signs, as they are called')
    .option('--by <email>', 'e-mail address of who signs; default: the address that Git knows here')
    .addOption(keyOption())
    .addHelpText(
      'after',
      '\nExamples:\n  enclave sign --party client --name "Kim Lee" --by kim@client.example\n  enclave sign --manifest vendors/acme --party vendor --name "Ben Cruz" --by ben@acme.example',
    )
    .action(async (options: { manifest: string }) => {
      const { sign } = await import('../lib/commands/sign.js');
      settle(await sign(options, io));
    });
}
