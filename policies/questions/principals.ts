import { type Principal, type Property, type Statement, type World, describe } from '../../lib/template';
import { type Ternary, all, any, isStar, not } from '../judge';
import { HOLE, OWN_ACCOUNT, reads, spell } from './spelling';

/** Is it everyone: a lone star, or a star among accounts or identity providers? */
export function isEveryone({ kind, property }: Principal): Ternary {
  // A list, or a name without its kind: AWS refuses both, and whoever wrote a star meant everyone.
  if (kind === 'Service' || kind === 'CanonicalUser') return false;
  return any(property.each().flatMap((one) => [isStar(one.value), ofAnyAccount(one)]));
}

/** Does a Deny on it reach everybody? A star among identity providers reaches only those who come through one. */
export function isWholeWorld({ kind, property }: Principal): Ternary {
  if (kind === '?') return undefined;
  return (kind === '*' || kind === 'AWS') && isStar(property.value);
}

/** AWS refuses `arn:aws:iam::*:root`; whoever wrote it meant every account. */
function ofAnyAccount({ value }: Property): boolean {
  return reads(value, /^arn:[^:]*:(iam|sts)::\*(:|$)/);
}

/** Which account a principal of kind `AWS` stands in, and whether all of that account is meant. */
export interface Account {
  readonly own: Ternary;
  readonly foreign: Ternary;
  readonly whole: Ternary;
}

/**
 * Reads the account of a principal.
 *
 * Limits: without an environment a literal id cannot be told from one's own. It counts as foreign: whoever means their
 * own account has `AWS::AccountId`.
 */
export function accountOf({ property }: Principal, world: World): Account {
  const text = spell(property.value);
  if (property.value.kind === 'reference') return { own: true, foreign: false, whole: false };
  if (text === undefined || text === HOLE) return { own: undefined, foreign: undefined, whole: undefined };
  const [, id, rest] = /^arn:[^:]*:(?:iam|sts)::([^:]*):(.*)$/.exec(text) ?? [undefined, text, 'root'];
  const hidden = id?.includes(HOLE) ? undefined : false;
  const own = [OWN_ACCOUNT, world.declarations.environment.account].includes(id) || hidden;
  const numbered = /^\d+$/.test(id ?? '');
  return {
    own,
    foreign: own === false ? numbered && !LOAD_BALANCERS.has(id ?? '') : not(own),
    whole: rest === 'root' && (own !== false || numbered),
  };
}

/** Is it the own account as a whole? */
export function isOwnAccount(principal: Principal, world: World): Ternary {
  if (principal.kind !== 'AWS') return false;
  const { own, whole } = accountOf(principal, world);
  return all([whole, own]);
}

/** Accounts from which AWS writes the access logs of load balancers. Source: Enable access logs for your load balancer. */
const LOAD_BALANCERS = new Set(
  (
    '127311923021 033677994240 027434742980 797873946194 098369216593 754344448648 589379963580 718504428378 ' +
    '383597477331 600734575887 114774131450 783225319266 582318560864 985666609251 054676820928 156460612806 ' +
    '652711504416 635631232127 009996457667 897822967062 076674570225 507241528517 048591011584 190560391635 ' +
    '638102146993 037604701340'
  ).split(' '),
);

/** Who a statement is about, in the words of the template. */
export function whoIsMeant({ principals = [], notPrincipals }: Statement): string {
  const names = (notPrincipals ?? principals).map(({ property }) => describe(property.value)).join(', ') || 'nobody';
  return notPrincipals ? `everyone but ${names}` : names;
}
