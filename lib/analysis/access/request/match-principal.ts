import { differs, doubtful, YES, type Match } from './match';
import { samePrincipal, type Asker } from './asker';
import { fieldsOf, readTexts } from './read-values';
import { show } from './show-text';

const LEVELS = { account: 'its account', role: 'its role', itself: 'itself' };
const KINDS = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

/**
 * `Principal`: a list of who is meant. `*` is everybody, also services; in an ARN it is a letter like any other.
 *
 * Limits: ids that AWS writes for deleted users and roles match nobody. `*` for a service or a provider is unknown.
 */
export function matchPrincipal(element: unknown, asker: Asker | undefined): Match {
  const listed = readPrincipals(element);
  if (typeof listed === 'string') return doubtful(listed);
  if (listed.some(isEverybody)) return YES;
  if (!asker) return doubtful('the request does not say who asks, and the statement has a Principal');
  if (listed.some((one) => samePrincipal(one, asker) !== undefined)) return YES;
  return differs(`its Principal, which is not ${show(asker.text)}`);
}

/**
 * `NotPrincipal`: everybody but the listed.
 *
 * AWS looks for the account, the role and the session one after the other, and says that each has to be listed for the
 * exception to hold: the account alone does not except its people, and a role without its account may not be excepted.
 *
 * Limits: where only some of them are listed the answer is unknown.
 */
export function matchNotPrincipal(element: unknown, asker: Asker | undefined): Match {
  const listed = readPrincipals(element);
  if (typeof listed === 'string') return doubtful(listed);
  const excepted = differs(`its NotPrincipal, which lists ${asker ? show(asker.text) : 'everybody'}`);
  if (listed.some(isEverybody)) return excepted;
  if (!asker) return doubtful('the request does not say who asks, and the statement has a NotPrincipal');
  const found = new Set(listed.map((one) => samePrincipal(one, asker)));
  if (!found.has('account') && !found.has('role') && !found.has('itself')) return YES;
  const wanted = asker.wanted.filter((level) => !found.has(level));
  if (wanted.length === 0) return excepted;
  return doubtful(
    `its NotPrincipal lists ${show(asker.text)} in part: without ${wanted.map((level) => LEVELS[level]).join(' and ')}`,
  );
}

interface Listed {
  readonly kind: string;
  readonly name: string;
}

function isEverybody({ kind, name }: Listed): boolean {
  return kind === 'AWS' && name === '*';
}

function readPrincipals(element: unknown): readonly Listed[] | string {
  if (element === '*') return [{ kind: 'AWS', name: '*' }];
  const fields = fieldsOf(element);
  if (!fields || fields.length === 0) return 'its principal is neither `*` nor a list of kinds';
  const listed: Listed[] = [];
  for (const [kind, value] of fields) {
    const names = readTexts(value);
    if (!KINDS.includes(kind)) return `${show(kind)} is no kind of principal`;
    if (!names) return `its principal of kind ${kind} is not a text or a list of texts`;
    if (kind !== 'AWS' && names.includes('*')) return `AWS does not say who is meant by \`*\` of kind ${kind}`;
    listed.push(...names.map((name) => ({ kind, name })));
  }
  return listed;
}
