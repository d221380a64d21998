import { type Complaints, has, listed } from './complaints';

/** What is known of the actions and condition keys of AWS. */
export interface ActionKnowledge {
  /** Is there such a service, as in `s3`? */
  hasService(prefix: string): boolean;
  /** Is there an action that a pattern such as `s3:Get*` matches? */
  hasAction(pattern: string): boolean;
  /** Is there such a condition key, as in `s3:prefix`? Tag keys are asked whole, as in `s3:ExistingObjectTag/team`. */
  hasKey(key: string): boolean;
}

const ACTION = /^(\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?]+)$/;

/** Are the actions of a statement written as IAM takes them, and do they exist? */
export function checkActions(
  statement: Readonly<Record<string, unknown>>,
  path: string,
  knowledge: ActionKnowledge | undefined,
  complaints: Complaints,
): void {
  const written = ['Action', 'NotAction'].filter((name) => has(statement, name));
  if (written.length === 0) complaints.add('error', `${path}.Action`, undefined, '`Action` or `NotAction`');
  if (written.length === 2) complaints.add('error', path, 'both `Action` and `NotAction`', 'one of them');
  for (const name of written) {
    if (Array.isArray(statement[name]) && statement[name].length === 0)
      complaints.add('error', `${path}.${name}`, statement[name], 'at least one action');
    for (const action of listed(statement[name])) {
      if (typeof action !== 'string' || !ACTION.test(action))
        complaints.add('error', `${path}.${name}`, action, 'an action such as `s3:GetObject`, or `*`');
      else checkExists(action, `${path}.${name}`, knowledge, complaints);
    }
  }
}

function checkExists(
  action: string,
  path: string,
  knowledge: ActionKnowledge | undefined,
  complaints: Complaints,
): void {
  const [service = ''] = action.split(':');
  if (knowledge === undefined || /[*?]/.test(service)) return;
  if (!knowledge.hasService(service)) complaints.add('warning', path, action, 'a service that exists');
  else if (!knowledge.hasAction(action)) complaints.add('warning', path, action, `an action that ${service} has`);
}
