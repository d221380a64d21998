import { resolve } from 'node:path';
import { accountOfPrincipals, type PrincipalLine } from '../analysis/access/escalation/account-of-principals';
import type { PrincipalReport } from '../analysis/access/escalation/explain';
import { findEscalations } from '../analysis/access/escalation/find-escalations';
import { readText } from '../common/read-text';
import { type Problem, UserError } from '../common/user-error';
import { type PolicyAnswer, renderPolicyAnswer } from '../reports/policy-answer';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';
import { documentOf } from './policy-documents';
import { CaseAnswers, type CaseFields, idOf, unanswered } from './policy-cases';

export interface PolicyEscalateOptions {
  /** @default 'text' */
  readonly format?: 'text' | 'json';
  /** File with a principal a line, judged as one account, or a line for each account; `-` for standard input. */
  readonly cases?: string;
}

const CLAIM = {
  pass: 'no known way to more rights',
  fail: 'can come to more rights',
  unknown: 'nobody can tell',
};

/** `enclave policy escalate`: can somebody raise their own rights, by which path? */
export async function policyEscalate(
  file: string | undefined,
  options: PolicyEscalateOptions,
  io: Io,
): Promise<Outcome> {
  if (options.cases !== undefined) return escalateCases(options.cases, io);
  if (file === undefined) throw new UserError([oneIsNeeded('none', 'name the file')]);
  const answers = judged(readPrincipals(file, io), io);
  const text = answers.map((answer) =>
    options.format === 'json'
      ? JSON.stringify(answer)
      : `${io.paint.strong(answer.id)}\n${renderPolicyAnswer(answer, CLAIM, io.paint)}`,
  );
  io.out(text.join(options.format === 'json' ? '\n' : '\n\n'));
  return answers.every(({ verdict }) => verdict === 'pass') ? CLEAN : FINDINGS;
}

/** Lines with principals of their own are accounts of their own; all other lines together are one, judged at the end. */
async function escalateCases(file: string, io: Io): Promise<Outcome> {
  const answers = new CaseAnswers(file, io);
  const together: PrincipalLine[] = [];
  let last: { readonly fields: CaseFields; readonly line: number } | undefined;
  for await (const { fields, line } of answers.cases()) {
    if (fields.principals === undefined) {
      if (answers.accepts(fields, line, () => checkPrincipal(fields))) together.push(fields);
      last = { fields, line };
    } else {
      answers.answer(fields, line, () => [wholeSet(idOf(fields) ?? `line ${line}`, listOf(fields.principals), io)]);
    }
  }
  if (last) answers.answer(last.fields, last.line, () => judged(together, io));
  return answers.outcome();
}

/** One answer for an account: the first principal that escalates, else the first that nobody can judge. */
function wholeSet(id: string, principals: readonly PrincipalLine[], io: Io): PolicyAnswer {
  const found = judged(principals, io);
  const worst =
    found.find(({ verdict }) => verdict === 'fail') ?? found.find(({ verdict }) => verdict === 'unknown') ?? found[0];
  if (!worst) return { ...unanswered(id), because: ['no principals'] };
  const because = worst.verdict === 'pass' ? [] : [worst.id, ...worst.because];
  return { ...worst, id, because };
}

function judged(principals: readonly PrincipalLine[], io: Io): PolicyAnswer[] {
  const { principals: reports } = findEscalations(accountOfPrincipals(principals), undefined, { now: io.now() });
  return reports.map(answerOf);
}

function answerOf(report: PrincipalReport): PolicyAnswer {
  const plain = { ...unanswered(report.id), notes: report.beside.map(({ text }) => `also: ${text}`) };
  switch (report.verdict) {
    case 'pass':
      return {
        ...plain,
        verdict: 'pass',
        notes: [...plain.notes, ...report.assumptions.map((text) => `assumed: ${text}`)],
      };
    case 'unknown':
      return {
        ...plain,
        path: report.perhaps?.map(({ text }) => text) ?? null,
        because: [report.reason],
      };
    case 'fail':
      return {
        ...plain,
        verdict: 'fail',
        witness: report.path[0]?.calls[0]?.request ?? null,
        path: report.path.map(({ text }) => text),
        because: [
          report.because,
          ...new Set(report.path.flatMap(({ calls }) => calls.flatMap(({ because }) => because))),
        ],
        notes: [...plain.notes, ...report.assumptions.map((text) => `assumed: ${text}`)],
      };
  }
}

/** Principals of a file: a list in JSON, `{principals: […]}`, or one on each line. */
function readPrincipals(file: string, io: Io): readonly PrincipalLine[] {
  const limits = { what: 'principals in JSON, a list of them or one a line', bytesMax: FILE_BYTES_MAX };
  const { text } = readText(resolve(io.cwd, file), limits, file);
  const whole = parsed(text);
  if (whole !== undefined) {
    const principals = isMap(whole) && 'principals' in whole ? whole.principals : whole;
    return isMap(principals) ? [checkPrincipal(principals)] : listOf(principals);
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const principal = parsed(line);
    if (!isMap(principal))
      throw new UserError([{ ...oneIsNeeded(line.slice(0, 60), 'mend the line'), where: `${file}:${index + 1}:1` }]);
    return [checkPrincipal(principal)];
  });
}

const FILE_BYTES_MAX = 50 * 1024 * 1024;

function listOf(value: unknown): readonly PrincipalLine[] {
  if (Array.isArray(value)) return (value as unknown[]).map((one) => checkPrincipal(isMap(one) ? one : {}));
  throw new UserError([oneIsNeeded(typeof value, 'give a list of principals')]);
}

/** Without policies nobody knows what is asked; and no document holds the letters that stand for what nobody knows. */
function checkPrincipal(principal: CaseFields): CaseFields {
  documentOf(principal, 'principal');
  if (Array.isArray(principal.policies)) return principal;
  throw new UserError([oneIsNeeded('no list of `policies`', 'give `policies`, if need be an empty list')]);
}

function isMap(value: unknown): value is CaseFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function oneIsNeeded(saw: string, mend: string): Problem {
  return {
    where: 'enclave policy escalate',
    what: 'needs principals',
    saw,
    want: 'principals with `id`, `type`, `name`, `policies`, `boundary`, `trust`',
    mend,
    code: 'policy/principals',
  };
}
