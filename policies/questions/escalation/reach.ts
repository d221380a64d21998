import { matchesIam } from '../../../lib/common/match-glob';
import type { Composed, Property } from '../../../lib/template';
import { type Ternary, isIdentity, isStar } from '../../judge';

/** Stands for a part that nobody knows. */
const HOLE = '\u0003';

/** What kind of thing an action of IAM changes: the first part of its resource. */
const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/role/, 'role/'],
  [/group/, 'group/'],
  [/samlprovider/, 'saml-provider/'],
  [/policyversion/, 'policy/'],
  [/user|accesskey|loginprofile/, 'user/'],
];

/** Actions whose resource is of another service than their own. */
const RESOURCE_OF: Readonly<Record<string, string>> = { ssm: 'ec2', 'ec2-instance-connect': 'ec2', batch: 'batch' };

/** Actions by which one becomes somebody else; on oneself they change nothing. */
const ON_OTHERS = /:(createaccesskey|createloginprofile|updateloginprofile)$/;

/** A variable that holds the name of whoever is asking. */
const SELF = /\$\{aws:(username|userid|PrincipalTag\/[^}]*)\}/i;

/**
 * Does a resource let an action of IAM change an identity or a policy of the account?
 *
 * AWS's own policies and the roles of its services cannot be changed by anybody.
 */
export function changesIdentity(action: string, resource: Property): Ternary {
  const kind = CHANGES.find(([pattern]) => pattern.test(action))?.[1] ?? '';
  const { value } = resource;
  if (value.kind === 'reference') return isIdentity(value) ? true : undefined;
  const text = spell(resource);
  if (text === HOLE) return undefined;
  if (ON_OTHERS.test(action) && SELF.test(text)) return false;
  const [partition = '', service, , account, ...rest] = text.split(':').slice(1);
  if (rest.length === 0) return /\*$/.test(text) && 'arn:aws:iam::'.startsWith(text.replace(/[*:]+$/, ''));
  const name = rest.join(':');
  const fits = name.startsWith(kind) || kind.startsWith(name.replace(/[*?\u0003].*$/, '') || kind);
  const own = fits && !/^role\/aws-(service-role|reserved)\//.test(name);
  return own && partition !== '' && matchesIam(service ?? '', 'iam') && accountMayBeOurs(account ?? '');
}

function accountMayBeOurs(account: string): boolean {
  return /^\d+$/.test(account) || account.includes(HOLE) || matchesIam(account, '111122223333');
}

/** Is a resource any one of its kind, as `*`, `function:*` and `instance/*` are? What is not known may be a star. */
export function isAnyOf(action: string, resource: Property): Ternary {
  const { value } = resource;
  if (value.kind !== 'known' && value.kind !== 'composed') return isStar(value) === false ? false : undefined;
  const [own = ''] = action.split(':');
  const service = RESOURCE_OF[own] ?? own;
  const text = spell(resource);
  if (isOpen(text.replaceAll(HOLE, 'x'), service)) return true;
  return isOpen(text.replaceAll(HOLE, '*'), service) ? undefined : false;
}

function isOpen(text: string, service: string): boolean {
  const [prefix, , serviceName, , , ...rest] = text.split(':');
  if (rest.length === 0) return /^(\*+|arn(:[^:]*)*:\*+)$/.test(text) && matchesIam(serviceName ?? '*', service);
  return prefix === 'arn' && matchesIam(serviceName ?? '', service) && /^([a-z-]+[/:])?[*/:]+$/i.test(rest.join(':'));
}

/** The text of a resource, with a hole for each part that nobody knows. */
function spell({ value }: Property): string {
  if (value.kind === 'known') return String(value.value);
  return value.kind === 'composed' ? value.parts.map(spellPart).join('') : HOLE;
}

function spellPart(part: Composed['parts'][number]): string {
  if (typeof part === 'string') return part;
  if (part.kind === 'reference') return isIdentity(part) ? 'some-resource' : HOLE;
  if (part.symbol === '{"Ref":"AWS::AccountId"}') return '111122223333';
  return part.symbol.startsWith('{"Ref":"AWS::') ? 'aws' : HOLE;
}
