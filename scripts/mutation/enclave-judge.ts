import { readFileSync } from 'node:fs';
import type { BuiltEnclave } from '../../lib/commands/build-enclaves';
import type { Catalogue } from '../../lib/commands/catalogue';
import { countsAsFinding } from '../../lib/commands/check-outcome';
import type { Io } from '../../lib/commands/io';
import { judgeEnclaves } from '../../lib/commands/judge-targets';
import { select } from '../../lib/commands/select-rules';
import { SourceTexts } from '../../lib/commands/source-texts';
import { findingsReport } from '../../lib/reports/findings-report';
import { type Target, Template } from '../../lib/template';
import type { Mutant, RawTemplate } from './mutant';

/** The templates of an enclave: its own, and those of the stacks beside it. */
export const SIDES = ['target', 'vault', 'signIn'] as const;

/** Judges mutants of one enclave exactly as `enclave check --strict <manifest>` judges what it built. */
export class EnclaveJudge {
  readonly raw: RawTemplate;
  private readonly before: ReadonlySet<string>;

  constructor(
    private readonly built: BuiltEnclave,
    private readonly catalogue: Catalogue,
    private readonly io: Io,
    /** Which of the enclave's templates is broken. @default - that of the enclave */
    private readonly side: (typeof SIDES)[number] = 'target',
  ) {
    const text = readFileSync(this.broken.file, 'utf8');
    this.raw = JSON.parse(text) as RawTemplate;
    this.before = new Set(this.saidOf(text));
  }

  private get broken(): Target {
    return this.built[this.side] ?? this.built.target;
  }

  /** What is said of the enclave as it was built: nothing, one would hope. */
  get saidBefore(): readonly string[] {
    return [...this.before];
  }

  /** What is said of the mutant and was not said before; empty when it survives. */
  newlySaidOf(mutant: Mutant): string[] {
    const broken = structuredClone(this.raw);
    mutant.apply(broken);
    return this.saidOf(JSON.stringify(broken)).filter((said) => !this.before.has(said));
  }

  private saidOf(text: string): string[] {
    const { loaded, target } = this.built;
    const { file, template } = this.broken;
    // Construct paths stand in the metadata of resources, so that they need no handing on.
    const { environment, stackName } = template.declarations;
    const options = { environment, ofStack: true, judgedBeside: new Set<string>() };
    const parsed = Template.parse({ file, text }, stackName === undefined ? options : { ...options, stackName });
    const sources = new MutatedTexts(this.io, text);
    const bench = {
      catalogue: this.catalogue,
      selection: select(undefined, this.catalogue),
      profile: undefined,
      sources,
      io: this.io,
    };
    const { findings, proofs } = findingsReport(
      judgeEnclaves([{ loaded, target, [this.side]: { ...this.broken, template: parsed } }], bench),
    );
    return [...findings, ...proofs]
      .filter((one) => countsAsFinding(one, { strict: true }))
      .map((one) =>
        'rule' in one
          ? `${one.rule} ${one.resource.logicalId} ${one.property} ${one.verdict}`
          : `${one.verdict}: ${one.claim}: ${one.witness ?? one.explanation.join('; ')}`,
      );
  }
}

/** The text of the mutant, which stands in no file. */
class MutatedTexts extends SourceTexts {
  constructor(
    io: Io,
    private readonly text: string,
  ) {
    super(io);
  }

  override read(file: string, shownAs = file) {
    return { file: shownAs, text: this.text };
  }
}
