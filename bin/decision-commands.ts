import { type Command, Option } from 'commander';
import type { Io, Outcome } from '../lib/commands/io';
import { keyOption } from './key-option';

type Settle = (outcome: Outcome) => void;

const formatOption = () => new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');

/** Commands about whether, and how far, an engagement goes forward. */
export function describeDecisionCommands(program: Command, io: Io, settle: Settle): void {
  describeDecide(program, io, settle);
  describePromote(program, io, settle);
}

function describeDecide(program: Command, io: Io, settle: Settle): void {
  program
    .command('decide')
    .summary('move forward, escalate or restructure')
    .description(
      'Weighs every concern (specific? controllable? agreed?) and every fundamental stop of a manifest, and says what they call for.',
    )
    .argument('[manifest]', 'manifest, or folder with one', '.')
    .addOption(formatOption())
    .addHelpText('after', '\nExamples:\n  enclave decide enclave.yaml\n  enclave decide vendors/acme --format json')
    .action(async (manifest: string, options: object) => {
      const { decide } = await import('../lib/commands/decide.js');
      settle(decide(manifest, options, io));
    });
}

function describePromote(program: Command, io: Io, settle: Settle): void {
  program
    .command('promote')
    .summary('pass the gates to the next stage')
    .description(
      'Checks what must hold before an engagement grows: evidence, drills, incidents, training, due diligence, decision, size. When all gates are open, writes the stage and who promoted it into the manifest.',
    )
    .argument('[manifest]', 'manifest, or folder with one', '.')
    .addOption(new Option('--to <stage>', 'the next stage').choices(['limited', 'expanded']).makeOptionMandatory())
    .requiredOption('--by <email>', 'who at the client answers for the step')
    .addOption(keyOption())
    .addOption(formatOption())
    .addHelpText('after', '\nExamples:\n  enclave promote enclave.yaml --to limited --by owner@client.example')
    .action(async (manifest: string, options: { to: 'limited' | 'expanded'; by: string }) => {
      const { promote } = await import('../lib/commands/promote.js');
      settle(promote(manifest, options, io));
    });
}
