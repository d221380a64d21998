import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { z } from 'zod';
import { partitionOf } from '../common/arn';
import { dayOf } from '../common/clock';
import { type Problem, UserError } from '../common/user-error';
import { writeWhole } from '../common/write-file';
import { AWS_REGIONS } from '../manifest/aws-regions';
import { guidance } from '../manifest/guidance';
import { parseManifest } from '../manifest/load-manifest';
import * as scalars from '../manifest/schema/scalars';
import { type Answers, firstManifest } from './first-manifest';
import { CLEAN, type Io, type Outcome } from './io';
import { type Continued, continueFrom } from './manifest-from-profile';

export interface InitOptions extends Partial<Answers> {
  /** Take the examples for everything that no flag gives. */
  readonly yes?: boolean;
  /** Manifest or profile of an earlier engagement to start from. */
  readonly from?: string;
  /** Overwrite a manifest that is already there. */
  readonly force?: boolean;
}

interface Question {
  readonly name: keyof Answers;
  readonly flag: string;
  readonly ask: string;
  readonly schema: z.ZodType<string>;
  readonly example: (given: Partial<Answers>) => string;
  /** The only answers there are; a flag may say another, and is told by the manifest. */
  readonly choices?: readonly string[];
}

/** AWS's documentation account: everybody knows at sight that it is to be replaced. */
const EXAMPLE_ACCOUNT = '111122223333';

const accountOf = (given: Partial<Answers>) => given.account ?? EXAMPLE_ACCOUNT;
const regionOf = (given: Partial<Answers>) => given.region ?? 'eu-central-1';

/** In the order they are asked; later examples build on earlier answers. */
const questions: readonly Question[] = [
  {
    name: 'vendor',
    flag: '--vendor',
    ask: 'Name of the vendor',
    schema: scalars.text,
    example: () => 'Example Vendor',
  },
  {
    name: 'account',
    flag: '--account',
    ask: 'AWS account of the enclave',
    schema: scalars.account,
    example: accountOf,
  },
  {
    name: 'region',
    flag: '--region',
    ask: 'Region of the enclave',
    schema: scalars.region,
    example: regionOf,
    choices: AWS_REGIONS,
  },
  {
    name: 'samlProvider',
    flag: '--saml-provider',
    ask: 'ARN of the SAML provider the vendor signs in with',
    schema: scalars.arnOf('iam', 'saml-provider/', 'a SAML provider'),
    example: (given) => `arn:${partitionOf(regionOf(given))}:iam::${accountOf(given)}:saml-provider/vendor`,
  },
  {
    name: 'serverCertificate',
    flag: '--server-certificate',
    ask: 'ARN of the VPN server certificate in ACM',
    schema: scalars.arnOf('acm', 'certificate/', 'a certificate'),
    example: (given) =>
      `arn:${partitionOf(regionOf(given))}:acm:${regionOf(given)}:${accountOf(given)}:certificate/00000000-0000-4000-8000-000000000000`,
  },
  {
    name: 'resource',
    flag: '--resource',
    ask: 'ARN of the data the vendor works on',
    schema: scalars.arn,
    example: (given) => `arn:${partitionOf(regionOf(given))}:s3:::example-vendor-work/inbox/*`,
  },
  {
    name: 'owner',
    flag: '--owner',
    ask: 'E-mail of the person on your side who approves',
    schema: scalars.email,
    example: () => 'owner@client.example',
  },
];

/** `enclave init`: a few questions (or flags), then a manifest that passes `check`. */
export async function init(folder: string, options: InitOptions, io: Io): Promise<Outcome> {
  const file = resolve(io.cwd, folder, 'enclave.yaml');
  const shown = relative(io.cwd, file) || file;
  if (existsSync(file) && !options.force) throw new UserError([alreadyThere(shown)]);
  const open = questions.filter(({ name }) => options[name] === undefined);
  if (open.length > 0 && !options.yes && !io.interactive) throw new UserError([nobodyToAsk()]);

  const answers = await collect(options, io);
  const first = firstManifest(answers, dayOf(io.now()));
  const { text, report }: Continued =
    options.from === undefined
      ? { text: first, report: [] }
      : continueFrom({ from: options.from, first, owner: answers.owner, file }, io);
  refuseBadDraft(() => parseManifest({ file: shown, text }, io.now()));
  writeWhole(file, text);
  io.out(`wrote ${shown}`);
  for (const line of report) io.out(line);
  io.out(`next  enclave check ${shown}`);
  if (options.yes && open.length > 0) io.out('then  replace the example account, ARNs and people before you deploy');
  return CLEAN;
}

async function collect(options: InitOptions, io: Io): Promise<Answers> {
  const given: Partial<Record<keyof Answers, string>> = {};
  const problems: Problem[] = [];
  for (const question of questions) {
    const flag = options[question.name];
    const suggestion = question.example(given);
    const answer = flag ?? (options.yes ? suggestion : await asked(question, suggestion, io));
    if (accepts(question)(answer) !== true) problems.push(unusable(question, answer));
    given[question.name] = answer;
  }
  if (problems.length > 0) throw new UserError(problems);
  return given as Answers;
}

function asked(question: Question, suggestion: string, io: Io): Promise<string> {
  const { ask, choices } = question;
  if (!choices) return io.ask(ask, suggestion, accepts(question));
  return io.select(
    ask,
    choices.map((value) => ({ value, description: '' })),
    suggestion,
  );
}

/** The draft is not on disk yet: its problems are about the answers. */
function refuseBadDraft(parse: () => unknown): void {
  try {
    parse();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      error.problems.map((problem) => ({ ...problem, where: `draft of ${problem.where}, not written` })),
    );
  }
}

function accepts({ schema }: Question): (answer: string) => true | string {
  return (answer) => schema.safeParse(answer).success || `want ${guidance.get(schema)?.want ?? 'another answer'}`;
}

function unusable(question: Question, saw: string): Problem {
  const words = guidance.get(question.schema);
  return {
    where: question.flag,
    what: 'is not what we can use',
    saw: saw || 'nothing',
    want: words?.want ?? question.ask,
    mend: words?.mend ?? 'correct it',
    code: words?.code ?? 'init/answer',
  };
}

function alreadyThere(file: string): Problem {
  return {
    where: `${file}:1:1`,
    what: 'is already there',
    saw: 'a file that `init` would overwrite',
    want: 'a folder without `enclave.yaml`',
    mend: `name another folder, or add \`--force\``,
    code: 'init/exists',
  };
}

function nobodyToAsk(): Problem {
  return {
    where: 'enclave init',
    what: 'has nobody to ask',
    saw: 'no terminal',
    want: 'answers from flags, or `--yes` for examples',
    mend: 'add `--yes`',
    code: 'init/not-interactive',
  };
}
