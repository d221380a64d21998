import { compareAccess } from '../engine/compare';
import type { Answer } from '../engine/answer';
import { ANY_API, ofApi } from '../policy/of-api';
import type { PolicyType } from '../policy/check-document';
import type { JsonPolicy } from '../policy/json-policy';
import { readPolicy } from '../policy/read-policy';
import { SymbolTable } from '../policy/symbols';
import { askedStatements } from './asked-condition';

export interface ComparedDocuments {
  readonly reference: JsonPolicy;
  readonly candidate: JsonPolicy;
  readonly type: PolicyType;
  /** How much work the question may take, in steps of the engine. @default - the engine's own */
  readonly budget?: number;
}

/** The only actions that a trust policy is asked about: what else it names, nobody can do by it. */
const BY_TRUST = ['sts:*'];

/**
 * Does the candidate allow anything that the reference does not?
 *
 * What could not be read of either document is read carefully (the candidate as more, the reference as less), so that a
 * pass stands; the problems are told beside the answer.
 *
 * Limits: two documents alone. Boundaries, guardrails and the policies of the other side are not known here: the two may
 * differ in something that nobody could ever use.
 */
export function compareDocuments({ reference, candidate, type, budget }: ComparedDocuments): {
  readonly answer: Answer;
  readonly problems: readonly string[];
} {
  const symbols = new SymbolTable();
  const read = (document: JsonPolicy, where: string) =>
    readPolicy({ document: ofApi(document, ANY_API), where, certain: true }, symbols);
  const [claimed, agreed] = [read(candidate, 'candidate'), read(reference, 'reference')];
  const answer = compareAccess(
    {
      ways: [
        type === 'trust' ? [claimed.statements, askedStatements({ actions: BY_TRUST }, symbols)] : [claimed.statements],
      ],
    },
    { ways: [[agreed.statements]] },
    { symbols, ...(budget !== undefined && { budget }) },
  );
  return { answer, problems: [...claimed.problems, ...agreed.problems] };
}
