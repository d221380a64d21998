import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../bin/enclave';
import { type FakeIo, fakeIo } from './fake-io';
import { GOVERNED } from './governed';
import { temporaryFolder } from './temporary';

export interface Talk {
  readonly code: number;
  readonly asked: readonly string[];
  readonly said: string;
  readonly told: string;
}

/** A folder with a manifest, in which commands run one after the other. */
export class Desk {
  readonly folder: string;

  constructor(text = GOVERNED) {
    this.folder = temporaryFolder({ 'enclave.yaml': text });
  }

  /** Runs a command; what it said, and its exit code where that is not 0. */
  async run(args: string[], day?: string, answers?: Record<string, string>): Promise<string> {
    const io: FakeIo = { ...fakeIo(this.folder, answers), ...(day ? { now: () => new Date(day) } : {}) };
    const code = await run(args, io);
    return [io.stdout(), io.stderr(), ...(code === 0 ? [] : [`exit ${code}`])].filter(Boolean).join('\n');
  }

  /** Runs a command at a terminal: what it asked, what it said, and its exit code. */
  async talk(args: string[], answers: Record<string, string> = {}): Promise<Talk> {
    const io = fakeIo(this.folder, answers);
    const code = await run(args, io);
    return { code, asked: io.asked(), said: io.stdout(), told: io.stderr() };
  }

  /** Runs commands that must all succeed. */
  async all(...commands: string[][]): Promise<this> {
    for (const args of commands) expect(await this.run(args)).not.toContain('exit');
    return this;
  }

  get text(): string {
    return readFileSync(join(this.folder, 'enclave.yaml'), 'utf8');
  }

  set text(text: string) {
    writeFileSync(join(this.folder, 'enclave.yaml'), text);
  }

  get ledger(): string[] {
    const lines = readFileSync(join(this.folder, 'ledger.jsonl'), 'utf8').trim().split('\n');
    return lines.map((line) => {
      const { action, by, subject } = JSON.parse(line) as Record<string, string>;
      return `${action} ${subject} ${by}`;
    });
  }
}
