import type { Resource, World } from '../../lib/template';
import type { Report } from '../rule';
import { letsEveryoneIn } from './ask-engine';
import { judgeStatements } from './judge-statements';
import { resourcePoliciesOf } from './resource-policies';

const WANT = 'named principals, or a condition that leaves only callers and places that it names';

/** Fails each statement that lets everybody in, of every policy that a resource holds. */
export function judgeOpenness(
  resource: Resource,
  world: World,
  report: Report,
  { want = WANT, documents = resourcePoliciesOf(resource) } = {},
): void {
  judgeStatements(documents, { ask: letsEveryoneIn(resource, world), part: 'Principal', want }, report);
}
