import { type ConditionTest, type Property, type Statement, type World, equal } from '../../lib/template';
import { type Ternary, all, any, isStar, not, says } from '../judge';
import { distinct } from './distinct';
import { narrowsWho } from './narrowing';
import { accountOf, isWholeWorld } from './principals';
import { HOLE, spell } from './spelling';

/** Does a statement of a trust policy let a whole account in, own or not? */
export function trustsWhole({ effect, principals = [], conditions }: Statement, world: World): Ternary {
  const toPrincipals = conditions.filter(({ key }) => key.toLowerCase() === 'aws:principalarn');
  return all([
    says(effect, 'Allow'),
    any(principals.map((one) => one.kind === 'AWS' && accountOf(one, world).whole)),
    not(any(toPrincipals.map(narrowsWho))),
  ]);
}

/** Does a statement of a trust policy let somebody of another account in? */
export function trustsForeign({ effect, principals = [] }: Statement, world: World): Ternary {
  const foreign = any(principals.map((one) => one.kind === 'AWS' && accountOf(one, world).foreign));
  return all([says(effect, 'Allow'), foreign]);
}

/** Must callers prove more than their account: a secret of this customer, a second factor, an organization? */
export function isGuarded(statement: Statement, siblings: readonly Statement[]): Ternary {
  return any([
    ...statement.conditions.map(proves),
    ...statement.hiddenConditions.map(() => undefined),
    ...denialsIn(siblings).map((deny) => refusesUnproven(deny, statement)),
  ]);
}

/** Asked once for each statement of a document, so that the many that deny nothing are passed over once. */
const DENIALS = new WeakMap<readonly Statement[], readonly Statement[]>();

function denialsIn(document: readonly Statement[]): readonly Statement[] {
  const before = DENIALS.get(document);
  if (before) return before;
  const denials = document.filter(({ effect }) => says(effect, 'Deny') !== false);
  DENIALS.set(document, denials);
  return denials;
}

function proves(test: ConditionTest): Ternary {
  const [key, operator] = [test.key.toLowerCase(), test.operator.toLowerCase()];
  if (key === 'sts:externalid') return /^string(equals(ignorecase)?|like)$/.test(operator) && isSecret(test);
  // With `IfExists` whoever comes with long-term keys, which carry no such key, gets in.
  if (key === 'aws:multifactorauthpresent') return operator === 'bool' && saysOnly(test, 'true');
  if (key === 'aws:multifactorauthage') return /^numericlessthan(equals)?$/.test(operator);
  return key.startsWith('aws:principalorg') && narrowsWho(test);
}

/** A Deny that stands alone refuses whoever fails its one test; absent keys fail negative ones and `IfExists`. */
function refusesUnproven(deny: Statement, statement: Statement): Ternary {
  const [test, second] = deny.conditions;
  if (!test) return says(deny.effect, 'Deny') !== false && deny.hiddenConditions.length > 0 ? undefined : false;
  const [key, operator] = [test.key.toLowerCase(), test.operator.toLowerCase()];
  const refuses =
    key === 'sts:externalid'
      ? /^stringnot(equals(ignorecase)?|like)(ifexists)?$/.test(operator) && isSecret(test)
      : key === 'aws:multifactorauthpresent' && operator === 'boolifexists' && saysOnly(test, 'false');
  const stands = all([says(deny.effect, 'Deny'), second === undefined, refuses]);
  return stands === false ? false : all([stands, reachesSame(deny, statement)]);
}

function reachesSame(deny: Statement, statement: Statement): Ternary {
  const { whole, named: denied } = meantBy(deny);
  if (whole) return true;
  const { named: allowed } = meantBy(statement);
  return all(allowed.map(({ value }) => any([whole, ...denied.map((one) => equal(one.value, value))])));
}

/** Who a statement is about, each once: every Allow of a document is held against every Deny of it. */
interface Meant {
  readonly whole: Ternary;
  readonly named: readonly Property[];
}

const MEANT = new WeakMap<Statement, Meant>();

function meantBy(statement: Statement): Meant {
  const before = MEANT.get(statement);
  if (before) return before;
  const { principals = [] } = statement;
  const meant = {
    whole: any(principals.map(isWholeWorld)),
    named: distinct(principals.map(({ property }) => property)),
  };
  MEANT.set(statement, meant);
  return meant;
}

/** Not empty, and no pattern that anything matches. */
function isSecret({ operator, values }: ConditionTest): Ternary {
  if (!/like/i.test(operator)) return all(values.map(({ value }) => spell(value) !== ''));
  return all(
    values.map(({ value }) => {
      const text = spell(value);
      return text === undefined || text === HOLE ? not(isStar(value)) : /[^*?]/.test(text);
    }),
  );
}

function saysOnly({ values }: ConditionTest, text: string): Ternary {
  return all(values.map((value) => says(value, text)));
}
