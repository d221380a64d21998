import { actionsOf, findAction } from '../data/service-reference';

/** A few are tried: which of them the policies tell apart is not known here. */
const TRIED_MAX = 3;
/** What most policies are about. */
const TELLING = /:(Get|Put|Update|Create|Delete|Pass)/;

/**
 * Actions that AWS has, for an action of which only the beginning is known, the most telling first; the name in AWS's own
 * spelling where it is known as a whole. None where AWS has no such action.
 *
 * @param action in any case; `unknown` stands where any character may
 */
export function likelyActions(action: string, unknown: string): readonly string[] {
  const [service = '', name = ''] = action.split(':');
  if (!action.includes(unknown)) {
    const known = findAction(action);
    return known ? [known.name] : [];
  }
  if (service.includes(unknown)) return ['s3:GetObject', 'iam:PassRole', 'kms:Decrypt'];
  const beginning = `${service}:${name.slice(0, name.indexOf(unknown))}`.toLowerCase();
  const known = actionsOf(service).filter((one) => one.toLowerCase().startsWith(beginning));
  return [...known.filter((one) => TELLING.test(one)), ...known].slice(0, TRIED_MAX);
}

/** An ARN of something that an action works on, as AWS writes it; undefined where it works on nothing, or is not known. */
export function likelyResource(action: string): string | undefined {
  const [arn] = findAction(action)?.resourceTypes[0]?.arns ?? [];
  return arn?.replace(/\$\{(\w+)\}/g, (_, part: string) => PARTS[part] ?? 'x');
}

const PARTS: Readonly<Record<string, string>> = { Partition: 'aws', Region: 'us-east-1', Account: '111122223333' };
