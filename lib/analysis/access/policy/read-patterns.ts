import { isActionPattern } from './check-actions';
import { isArnPattern } from './check-resources';
import { listOf, show } from './json-policy';
import type { Patterns } from './statement';

/** What an element of a kind looks like, so that AWS takes it. Policy variables are still in it. */
const FORMS = {
  Action: { isTaken: isActionPattern, is: 'no action' },
  Resource: { isTaken: isArnPattern, is: 'no ARN' },
} as const;

export interface PatternReader {
  readonly problems: string[];
  readonly replaceAll: (texts: readonly string[]) => string[];
}

/**
 * Reads `Action` and `NotAction`, or `Resource` and `NotResource`; undefined where they may name anything.
 *
 * AWS refuses a policy with a text that is no action or no ARN. Nobody can say what whoever wrote it will make of it, so the
 * element is as wide as it may be: a text that matches nothing would let it pass quietly. An empty list AWS takes, as one
 * that names nothing (IAM Access Analyzer, "Policy validation check reference").
 */
export function readPatterns(
  statement: Record<string, unknown>,
  name: 'Action' | 'Resource',
  { problems, replaceAll }: PatternReader,
): Patterns | undefined {
  const [plain, negated] = [statement[name], statement[`Not${name}`]];
  if (plain === undefined && negated === undefined) return undefined;
  if (plain !== undefined && negated !== undefined) {
    problems.push(`both ${name} and Not${name}`);
    return undefined;
  }
  const before = problems.length;
  const texts = takenTexts(listOf(plain === undefined ? negated : plain), name, problems);
  // What cannot be read may name anything; under `Not` it can only take away.
  if (problems.length > before && plain !== undefined) return undefined;
  return { patterns: replaceAll(texts), negated: plain === undefined };
}

function takenTexts(written: readonly unknown[], name: 'Action' | 'Resource', problems: string[]): string[] {
  const { isTaken, is } = FORMS[name];
  const texts = written.filter((text) => typeof text === 'string');
  if (texts.length < written.length) problems.push(`${name} holds something that is no text`);
  const refused = texts.filter((text) => !isTaken(text));
  if (refused.length > 0)
    problems.push(`${name} holds ${show(refused[0])}, which is ${is}: AWS does not take such a policy`);
  return texts.filter((text) => isTaken(text));
}
