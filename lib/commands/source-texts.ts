import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SourceText } from '../common/read-text';
import type { Io } from './io';

/** Texts of the files that were judged: reports show their lines, exceptions stand in their metadata. */
export class SourceTexts {
  private readonly lines = new Map<string, readonly string[]>();
  /** Names that reports use, where it is another than the path. */
  private readonly paths = new Map<string, string>();

  constructor(private readonly io: Io) {}

  /** Reads a file. Its text is not kept: an estate of a thousand templates would fill the memory. */
  read(file: string, shownAs = file): SourceText {
    this.paths.set(shownAs, file);
    return { file: shownAs, text: this.load(file) ?? '' };
  }

  readonly linesOf = (shownAs: string): readonly string[] | undefined => {
    const known = this.lines.get(shownAs);
    if (known) return known;
    const lines = this.load(this.paths.get(shownAs) ?? shownAs)?.split(/\r\n|\n|\r/);
    if (lines) this.lines.set(shownAs, lines);
    return lines;
  };

  /** Only plain files: a pipe was emptied by the first reading, and a second would wait for ever. */
  private load(file: string): string | undefined {
    const full = [resolve(this.io.cwd, file), resolve(file)].find(
      (candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile() === true,
    );
    return full === undefined ? undefined : readFileSync(full, 'utf8').replace(/^\uFEFF/, '');
  }
}
