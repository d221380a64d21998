import { type Property, type Resource, type Value, type World, statementsOf } from '../../lib/template';
import { type Ternary, any } from '../judge';
import { isBoundless } from './boundless';
import { allowsEveryAction } from './permissions/action-kinds';

/**
 * May the role that a workload is given do everything, or be taken by any action there is?
 *
 * Limits: a role of another template is judged with that template, so here it is silent.
 */
export function roleIsBoundless(pointer: Property, world: World): Ternary {
  const role = world.follow(pointer);
  return role ? any([isBoundless(role, world), trustIsBoundless(role)]) : false;
}

function trustIsBoundless(role: Resource): Ternary {
  return any(statementsOf(role.read('AssumeRolePolicyDocument')).statements.map(allowsEveryAction));
}

/** Does a literal name, or the end of an ARN, say that it is an administrator's? */
export function isCalledAdmin(value: Value): boolean {
  return value.kind === 'known' && /admin[^/]*$/i.test(String(value.value));
}
