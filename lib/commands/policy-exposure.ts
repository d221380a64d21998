import { basename } from 'node:path';
import { exposureOf } from '../analysis/access/questions/exposure';
import type { Home } from '../analysis/access/questions/outsiders';
import { UserError } from '../common/user-error';
import { type PolicyAnswer, renderPolicyAnswer } from '../reports/policy-answer';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';
import { CaseAnswers, idOf, unanswered } from './policy-cases';
import { complaintsOn, documentOf, readJson } from './policy-documents';

export interface PolicyExposureOptions {
  /** Whose policy it is: then access of any other account fails too. */
  readonly account?: string;
  /** The organisation that counts as inside. */
  readonly org?: string;
  /** @default 'text' */
  readonly format?: 'text' | 'json';
  /** File with a case a line, or `-` for standard input. */
  readonly cases?: string;
}

const CLAIM = {
  pass: 'not open to anybody who is not named',
  fail: 'open to the outside',
  unknown: 'nobody can tell whether it is open',
};

/** `enclave policy exposure`: who outside gets what by a resource policy? */
export async function policyExposure(
  file: string | undefined,
  options: PolicyExposureOptions,
  io: Io,
): Promise<Outcome> {
  const home = homeOf(options);
  if (options.cases !== undefined) return exposureCases(options.cases, home, io);
  if (file === undefined) throw new UserError([oneIsNeeded()]);
  const answer = exposed(basename(file), documentOf(readJson(file, 'a policy document', io), file), home);
  io.out(options.format === 'json' ? JSON.stringify(answer) : renderPolicyAnswer(answer, CLAIM, io.paint));
  return answer.verdict === 'pass' ? CLEAN : FINDINGS;
}

async function exposureCases(file: string, home: Home, io: Io): Promise<Outcome> {
  const answers = new CaseAnswers(file, io);
  for await (const { fields, line } of answers.cases()) {
    answers.answer(fields, line, () => [
      exposed(idOf(fields) ?? `line ${line}`, documentOf(fields.policy, 'policy'), {
        ...home,
        ...(typeof fields.account === 'string' && homeOf({ account: fields.account })),
      }),
    ]);
  }
  return answers.outcome();
}

function exposed(id: string, policy: ReturnType<typeof documentOf>, home: Home): PolicyAnswer {
  const { verdict, witness, grants, reasons, notes } = exposureOf({ policy, ...home });
  return {
    ...unanswered(id),
    verdict,
    witness: witness ?? null,
    grants,
    because: reasons,
    notes: [...notes, ...complaintsOn(policy, 'resource', '')],
  };
}

function homeOf({ account, org }: PolicyExposureOptions): Home {
  if (account !== undefined && !/^\d{12}$/.test(account))
    throw new UserError([
      {
        where: '--account',
        what: 'is no AWS account',
        saw: account.slice(0, 60),
        want: 'twelve digits',
        mend: 'give the account whose policy it is',
        code: 'policy/account',
      },
    ]);
  if (org !== undefined && !/^o-[a-z0-9]{10,32}$/.test(org))
    throw new UserError([
      {
        where: '--org',
        what: 'is no id of an AWS organisation',
        saw: org.slice(0, 60),
        want: 'an id such as `o-a1b2c3d4e5`',
        mend: 'ask `aws organizations describe-organization`',
        code: 'policy/organization',
      },
    ]);
  return { ...(account !== undefined && { account }), ...(org !== undefined && { organizations: [org] }) };
}

function oneIsNeeded() {
  return {
    where: 'enclave policy exposure',
    what: 'needs a document',
    saw: 'none',
    want: 'a resource policy, or `--cases`',
    mend: 'name the file',
    code: 'policy/arguments',
  };
}
