import {
  type Resource,
  type World,
  attachedPoliciesOf,
  identityPoliciesFor,
  identityPoliciesOf,
  statementsOf,
  type Property,
} from '../../lib/template';
import { allowsEverything, reachesEverything } from './everything';
import { type Ternary, all, any } from '../judge';
import { allowsEveryAction } from './permissions/action-kinds';

/**
 * May a role, user or group do everything, or every action on something?
 *
 * Limits: a Deny beside it and a permissions boundary are not read; managed policies of other templates are not known.
 */
export function isBoundless(principal: Resource, world: World): Ternary {
  const { certain, possible } = identityPoliciesFor(principal, world);
  return any([
    ...[...identityPoliciesOf(principal), ...certain].map(documentIsBoundless),
    ...possible.map((document) => all([documentIsBoundless(document), undefined])),
    ...attachedPoliciesOf(principal).map(({ value }) => reachesEverything(value)),
  ]);
}

function documentIsBoundless(document: Property): Ternary {
  const { statements, hidden } = statementsOf(document);
  return any([
    ...statements.map((statement) => any([allowsEverything(statement), allowsEveryAction(statement)])),
    ...hidden.map(() => undefined),
  ]);
}
