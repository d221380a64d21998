import { matchesIam } from '../../../lib/common/match-glob';
import type { Composed, Property } from '../../../lib/template';
import { type Ternary, isIdentity, isStar } from '../../judge';
import type { PathNeed } from './paths';

/** Stands for a part that nobody knows. */
const HOLE = '\u0003';

/** A variable that holds the name of whoever is asking. */
const SELF = /\$\{aws:(username|userid|PrincipalTag\/[^}]*)\}/i;

/**
 * Does a resource let an action of IAM change an identity or a policy of the account?
 *
 * AWS's own policies and the roles of its services cannot be changed by anybody.
 */
export function changesIdentity({ on, becomes }: PathNeed, resource: Property): Ternary {
  const [kind = ''] = on.shapes.map(kindIn);
  const { value } = resource;
  if (value.kind === 'reference') return isIdentity(value) ? true : undefined;
  const text = spell(resource);
  if (text === HOLE) return undefined;
  if (becomes && SELF.test(text)) return false;
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

/** What an ARN of a shape begins its last part with: `role/`, `function:`. */
function kindIn(shape: string): string {
  return shape.split(':').slice(5).join(':').replace(/\?\*$/, '');
}

/** Is a resource any one of its kind, as `*`, `function:*` and `instance/*` are? What is not known may be a star. */
export function isAnyOf({ action, on }: PathNeed, resource: Property): Ternary {
  const { value } = resource;
  if (value.kind !== 'known' && value.kind !== 'composed') return isStar(value) === false ? false : undefined;
  const [own = ''] = action.split(':');
  const kinds = on.shapes.map((shape) => [shape.split(':')[2] ?? own, kindIn(shape)] as const);
  const isOpen = (text: string): boolean =>
    (kinds.length > 0 ? kinds : [[own, ''] as const]).some(([service, kind]) => holdsAll(text, service, kind));
  const text = spell(resource);
  if (isOpen(text.replaceAll(HOLE, 'x'))) return true;
  return isOpen(text.replaceAll(HOLE, '*')) ? undefined : false;
}

function holdsAll(text: string, service: string, kind: string): boolean {
  const [prefix, , serviceName, , , ...rest] = text.split(':');
  if (rest.length === 0) return /^(\*+|arn(:[^:]*)*:\*+)$/.test(text) && matchesIam(serviceName ?? '*', service);
  const [, ofKind] = /^([a-z-]+[/:])?[*/:]+$/i.exec(rest.join(':')) ?? [undefined, 'none'];
  const fits = ofKind === undefined || ofKind.toLowerCase().startsWith(kind.toLowerCase());
  return prefix === 'arn' && matchesIam(serviceName ?? '', service) && fits;
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
