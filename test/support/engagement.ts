import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../bin/enclave';
import { fakeIo } from './fake-io';
import { temporaryFolder } from './temporary';

export interface Told {
  readonly outcome: number;
  /** Results. */
  readonly said: string;
  /** Complaints and hints. */
  readonly refused: string;
}

/** One engagement from its first day to its last: one manifest, one ledger, and days that only go forward. */
export class Engagement {
  readonly folder = temporaryFolder();
  private day = '0000-00-00';

  get manifest(): string {
    return this.read('enclave.yaml');
  }

  read(file: string): string {
    const path = join(this.folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  /** What happens next happens on this day. */
  on(day: string): void {
    expect(day >= this.day).toBe(true);
    this.day = day;
  }

  async tell(...argv: readonly string[]): Promise<Told> {
    const now = new Date(`${this.day}T10:00:00Z`);
    const io = { ...fakeIo(this.folder), now: () => now };
    const outcome = await run(argv, io);
    // Evidence is as old as its file, and files know the clock on the wall alone.
    const evidence = join(this.folder, 'enclave-out/findings.json');
    if (argv[0] === 'check' && argv.includes('--out')) utimesSync(evidence, now, now);
    return { outcome, said: io.stdout(), refused: io.stderr() };
  }

  /** A command that does what it was told. */
  async does(...argv: readonly string[]): Promise<string> {
    const { outcome, said, refused } = await this.tell(...argv);
    const refusedBy = outcome === 0 ? '' : `${said.slice(0, 3000)}\n${refused}`;
    expect({ argv, outcome, refusedBy }).toEqual({
      argv,
      outcome: 0,
      refusedBy: '',
    });
    return said;
  }

  /**
   * A command that refuses, each of these times by a rule (or code) at a line of the manifest that says so much, with a
   * mend. A refusal writes nothing.
   */
  async refuses(argv: readonly string[], ...refusals: readonly [rule: string, line: RegExp][]): Promise<string> {
    const before = [this.manifest, this.read('ledger.jsonl')];
    const { outcome, said, refused } = await this.tell(...argv);
    const text = `${said}\n${refused}`;
    expect({ refuses: outcome === 1 || outcome === 2, text }).toMatchObject({ refuses: true });
    for (const [rule, line] of refusals) refusal(text, rule, line, this.manifest);
    expect([this.manifest, this.read('ledger.jsonl')]).toEqual(before);
    return text;
  }

  /** Somebody edits the manifest by hand, and says so in the ledger. */
  async edit(by: string, reason: string, ...changes: readonly [from: string | RegExp, to: string][]): Promise<void> {
    for (const [from, to] of changes) {
      const before = this.manifest;
      const after = before.replace(from, to);
      expect({ from: String(from), changed: after !== before }).toEqual({ from: String(from), changed: true });
      writeFileSync(join(this.folder, 'enclave.yaml'), after);
    }
    await this.does('ledger', 'note', '--by', by, '--reason', reason);
  }
}

const PLACE = /^\s*(enclave\.yaml):(\d+):(\d+)  /;

/** Parts what was said into what stands under each place. */
function refusalsIn(text: string): string[][] {
  const blocks: string[][] = [];
  let open = false;
  for (const line of text.split('\n')) {
    if (PLACE.test(line)) {
      blocks.push([line]);
      open = true;
    } else if (open && /^\s+\S/.test(line)) blocks.at(-1)!.push(line);
    else open = false;
  }
  return blocks;
}

/** Asserts that a refusal names all three: the place as file:line:column, the rule or code, and a mend. */
function refusal(text: string, rule: string, line: RegExp, manifest: string): void {
  const mine = refusalsIn(text).filter((block) => block.some((one) => one.split(/\s+/).includes(rule)));
  expect({ rule, refused: mine.length > 0, text }).toMatchObject({ refused: true });
  const lines = manifest.split('\n');
  const shown = mine.map(([first]) => {
    const [, , row, column] = PLACE.exec(first!)!;
    return lines[Number(row) - 1]!.slice(Number(column) - 1);
  });
  expect({ rule, places: shown.filter((place) => line.test(place)) }).toEqual({
    rule,
    places: expect.arrayContaining([expect.stringMatching(line)]) as string[],
  });
  const mends = mine.flat().filter((one) => /^\s+mend  \S/.test(one));
  expect({ rule, mended: mends.length > 0 }).toEqual({ rule, mended: true });
}
