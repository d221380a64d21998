import { basename } from 'node:path';
import type { Answer } from '../analysis/access/engine/answer';
import type { PolicyType } from '../analysis/access/policy/check-document';
import { compareDocuments } from '../analysis/access/questions/compare-documents';
import { UserError } from '../common/user-error';
import { type PolicyAnswer, renderPolicyAnswer } from '../reports/policy-answer';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';
import { CaseAnswers, type CaseFields, idOf, unanswered } from './policy-cases';
import { complaintsOn, documentOf, readJson } from './policy-documents';

export const POLICY_TYPES = ['identity', 'resource', 'trust'] as const;

export interface PolicyCompareOptions {
  /** @default 'identity' */
  readonly type?: PolicyType;
  /** @default 'text' */
  readonly format?: 'text' | 'json';
  /** File with a case a line, or `-` for standard input. */
  readonly cases?: string;
}

const CLAIM = {
  pass: 'the candidate allows nothing that the reference does not',
  fail: 'the candidate allows what the reference does not',
  unknown: 'nobody can tell whether the candidate allows more',
};

/** `enclave policy compare`: does a document allow anything that another one does not? */
export async function policyCompare(files: readonly string[], options: PolicyCompareOptions, io: Io): Promise<Outcome> {
  if (options.cases !== undefined) return compareCases(options.cases, options.type, io);
  const [reference, candidate] = files;
  if (reference === undefined || candidate === undefined) throw new UserError([twoAreNeeded(files)]);
  const read = (file: string) => documentOf(readJson(file, 'a policy document', io), file);
  const answer = compared(basename(candidate), read(reference), read(candidate), options.type ?? 'identity');
  io.out(options.format === 'json' ? JSON.stringify(answer) : renderPolicyAnswer(answer, CLAIM, io.paint));
  return answer.verdict === 'pass' ? CLEAN : FINDINGS;
}

async function compareCases(file: string, type: PolicyType | undefined, io: Io): Promise<Outcome> {
  const answers = new CaseAnswers(file, io);
  for await (const { fields, line } of answers.cases()) {
    answers.answer(fields, line, () => [
      compared(
        idOf(fields) ?? `line ${line}`,
        documentOf(fields.reference, 'reference'),
        documentOf(fields.candidate, 'candidate'),
        typeOf(fields, type),
      ),
    ]);
  }
  return answers.outcome();
}

function compared(
  id: string,
  reference: PolicyAnswerDocument,
  candidate: PolicyAnswerDocument,
  type: PolicyType,
): PolicyAnswer {
  const complaints = [...complaintsOn(reference, type, 'reference'), ...complaintsOn(candidate, type, 'candidate')];
  const { answer, problems } = compareDocuments({ reference, candidate, type });
  return { ...unanswered(id), ...fromAnswer(answer), notes: [...assumptionsOf(answer), ...problems, ...complaints] };
}

type PolicyAnswerDocument = ReturnType<typeof documentOf>;

function fromAnswer(answer: Answer): Pick<PolicyAnswer, 'verdict' | 'witness' | 'because'> {
  if (answer.verdict === 'fail') return { verdict: 'fail', witness: answer.witness, because: answer.because };
  if (answer.verdict === 'pass') return { verdict: 'pass', witness: null, because: [] };
  return { verdict: 'unknown', witness: answer.maybe ?? null, because: [answer.reason] };
}

function assumptionsOf(answer: Answer): string[] {
  return answer.verdict === 'unknown' ? [] : answer.assumptions.map((text) => `assumed: ${text}`);
}

/** Names that other tools have for the same. */
const ALSO: Readonly<Record<string, PolicyType>> = {
  identity_policy: 'identity',
  resource_policy: 'resource',
  trust_policy: 'trust',
};

function typeOf({ policyType }: CaseFields, otherwise: PolicyType = 'identity'): PolicyType {
  if (policyType === undefined || policyType === null) return otherwise;
  const name = typeof policyType === 'string' ? policyType.toLowerCase() : '';
  const type = POLICY_TYPES.find((known) => known === name) ?? (Object.hasOwn(ALSO, name) ? ALSO[name] : undefined);
  if (type) return type;
  throw new UserError([
    {
      where: 'policyType',
      what: '`policyType` is none we know',
      saw: typeof policyType === 'string' ? policyType.slice(0, 60) : typeof policyType,
      want: POLICY_TYPES.join(', '),
      mend: 'choose one of them',
      code: 'policy/type',
    },
  ]);
}

function twoAreNeeded(files: readonly string[]) {
  return {
    where: 'enclave policy compare',
    what: 'needs two documents',
    saw: files.join(' ') || 'none',
    want: 'a reference and a candidate, or `--cases`',
    mend: 'name both files, the reference first',
    code: 'policy/arguments',
  };
}
