/** What AWS looks for in a list of principals: the account somebody belongs to, the role somebody took, or themselves. */
export type Level = 'account' | 'role' | 'itself';

/** Who makes a request. */
export interface Asker {
  /** As the request writes it: `AWS:arn:…`. */
  readonly text: string;
  readonly kind: string;
  readonly name: string;
  /** The levels that all have to be listed before a `NotPrincipal` surely excepts them. */
  readonly wanted: readonly Level[];
  readonly partition?: string;
  readonly account?: string;
  /** Of a session: the name of its role, without path. */
  readonly role?: string;
}

/** Reads `Kind:name`. A session is known by its ARN: `arn:aws:sts::<account>:assumed-role/<role>/<session>`. */
export function readAsker(text: string): Asker {
  const colon = text.indexOf(':');
  const kind = text.slice(0, Math.max(colon, 0));
  const name = text.slice(colon + 1);
  const plain = { text, kind, name, wanted: ['itself'] as const };
  if (kind !== 'AWS') return plain;
  const [arn, partition, service, , account, ...rest] = name.split(':');
  if (arn !== 'arn' || !account || (service !== 'iam' && service !== 'sts')) return plain;
  const [type, role, session] = rest.join(':').split('/');
  const place = { partition: partition!, account };
  if (type === 'root') return { ...plain, ...place, wanted: ['account'] };
  if (service === 'sts' && type === 'assumed-role' && role && session !== undefined) {
    return { ...plain, ...place, role, wanted: ['account', 'role'] };
  }
  return { ...plain, ...place, wanted: ['account', 'itself'] };
}

/** As what a listed principal means who asks; undefined where it means somebody else. */
export function samePrincipal(
  listed: { readonly kind: string; readonly name: string },
  asker: Asker,
): Level | undefined {
  const { kind, name } = listed;
  if (kind !== asker.kind) return undefined;
  if (name === asker.account) return 'account';
  if (asker.account !== undefined && name === `arn:${asker.partition}:iam::${asker.account}:root`) return 'account';
  if (name === asker.name) return 'itself';
  const role = `arn:${asker.partition}:iam::${asker.account}:role/`;
  // The ARN of a session leaves out the path of its role, and no two roles of an account have one name.
  const isRole = asker.role !== undefined && name.startsWith(role) && name.split('/').at(-1) === asker.role;
  return isRole ? 'role' : undefined;
}
