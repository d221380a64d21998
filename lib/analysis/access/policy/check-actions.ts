import { actionsMatching, isService, nearestAction } from '../data/service-reference';
import { type Complaints, has, listed } from './complaints';
import { holdsSymbol } from './symbols';

const ACTION = /^(\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?]+)$/;

/** Is it written as an action, or a pattern of some? Parts that a template hides, and policy variables, may be anything. */
export function isActionPattern(text: string): boolean {
  return ACTION.test(text) || holdsSymbol(text) || text.includes('${');
}

/** Are the actions of a statement written as IAM takes them, and do they exist? */
export function checkActions(statement: Readonly<Record<string, unknown>>, path: string, complaints: Complaints): void {
  const written = ['Action', 'NotAction'].filter((name) => has(statement, name));
  if (written.length === 0) complaints.add('error', `${path}.Action`, undefined, '`Action` or `NotAction`');
  if (written.length === 2) complaints.add('error', path, 'both `Action` and `NotAction`', 'one of them');
  for (const name of written) {
    if (Array.isArray(statement[name]) && statement[name].length === 0)
      complaints.add('error', `${path}.${name}`, statement[name], 'at least one action');
    for (const action of listed(statement[name])) {
      if (typeof action !== 'string' || !ACTION.test(action))
        complaints.add('error', `${path}.${name}`, action, 'an action such as `s3:GetObject`, or `*`');
      else checkExists(action, `${path}.${name}`, complaints);
    }
  }
}

/** AWS takes an action that does not exist; it allows and denies nothing. */
function checkExists(action: string, path: string, complaints: Complaints): void {
  const [service = ''] = action.split(':');
  if (/[*?]/.test(service) || actionsMatching(action).length > 0) return;
  const meant = nearestAction(action);
  const otherwise = isService(service) ? `an action that ${service} has` : 'a service that exists';
  complaints.add('warning', path, action, meant === undefined ? otherwise : `\`${meant}\``);
}
