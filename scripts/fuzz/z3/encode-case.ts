/**
 * A case as a question to z3: is there a request that the claim allows and the reference does not?
 *
 * Texts become strings of SMT-LIB and patterns regular expressions; addresses and numbers become integers and reals.
 * Nothing is shared with the engine or with the oracle of the fuzz.
 *
 * Limits: no sets of values, no policy variables; such a case is no question at all. Neither are patterns of which AWS does
 * not say what they match, unless they are to be read plainly.
 */
import type { JsonPolicy, JsonStatement } from '../../../lib/analysis/access/policy/json-policy';
import { type AccessCase, type Side, policiesOf } from '../access/access-case';
import { COUPLED_KEYS } from '../access/couplings';
import { encodeTest, keyConstant } from './encode-test';
import {
  ACTION_DOMAIN,
  PRINCIPAL_DOMAIN,
  RESOURCE_DOMAIN,
  actionPattern,
  anyOf,
  arnPattern,
  literal,
} from './encode-text';

/** The script for `solver_from_string`, without `check-sat`; undefined where the case cannot be asked. */
export function encodeCase(one: AccessCase, reading: 'plain' | 'sure' = 'sure'): string | undefined {
  const text = JSON.stringify([one.claim, one.reference]);
  if (/\$\{|For(All|Any)|2008-10-17/.test(text) || (reading === 'sure' && text.includes('*:'))) return undefined;
  const constants = new Map<string, string>();
  const bounds = [...text.matchAll(/"(-?[\d.]+(?:e\d+)?)"|(?<=[[,:])(-?[\d.]+)(?=[\],}])/g)].map(([, first, second]) =>
    Number(first ?? second),
  );
  const whole = bounds.every((bound) => Number.isNaN(bound) || Number.isInteger(bound));
  const encoder = { constants, whole };
  const [claim, reference] = [encodeSide(one.claim, encoder), encodeSide(one.reference, encoder)];
  const [vpce, ip] = COUPLED_KEYS.map((key) => keyConstant(key));
  const apart = constants.has(`${vpce}?`) && constants.has(`${ip}?`) ? [`(assert (not (and ${vpce}? ${ip}?)))`] : [];
  return [
    '(declare-const action String)',
    '(declare-const resource String)',
    '(declare-const principal String)',
    `(assert (str.in_re action ${ACTION_DOMAIN}))`,
    `(assert (str.in_re resource ${RESOURCE_DOMAIN}))`,
    `(assert (str.in_re principal ${PRINCIPAL_DOMAIN}))`,
    ...constants.values(),
    ...apart,
    `(assert ${claim})`,
    `(assert (not ${reference}))`,
  ].join('\n');
}

export interface Encoder {
  /** Declarations, and what holds of the declared, by name. */
  readonly constants: Map<string, string>;
  /** Are all numbers whole? Then so are those of requests. */
  readonly whole: boolean;
}

function encodeSide(side: Side, encoder: Encoder): string {
  const denies = policiesOf(side).flatMap((policy) => matching(policy, 'Deny', encoder));
  const ways = side.ways.map((way) => and(way.map((layer) => or(matching(layer, 'Allow', encoder)))));
  return and([or(ways), `(not ${or(denies)})`]);
}

function matching({ Statement }: JsonPolicy, effect: string, encoder: Encoder): string[] {
  const statements = [Statement].flat() as JsonStatement[];
  return statements.filter(({ Effect }) => Effect === effect).map((statement) => encodeStatement(statement, encoder));
}

function encodeStatement(statement: JsonStatement, encoder: Encoder): string {
  const element = (name: string, encode: (value: unknown) => string): string[] => {
    const { [name]: plain, [`Not${name}`]: negated } = statement as Record<string, unknown>;
    if (plain !== undefined) return [encode(plain)];
    return negated === undefined ? [] : [`(not ${encode(negated)})`];
  };
  const among = (variable: string, pattern: (text: string) => string) => (value: unknown) =>
    `(str.in_re ${variable} ${anyOf([value].flat().map((one) => pattern(String(one))))})`;
  const condition = (statement.Condition ?? {}) as Record<string, Record<string, unknown>>;
  return and([
    ...element('Action', among('action', actionPattern)),
    ...element('Resource', among('resource', arnPattern)),
    ...element('Principal', encodePrincipal),
    ...Object.entries(condition).flatMap(([operator, block]) =>
      Object.entries(block).map(([key, value]) => encodeTest(operator, key, [value].flat().map(String), encoder)),
    ),
  ]);
}

function encodePrincipal(block: unknown): string {
  if (block === '*') return 'true';
  const names = Object.entries(block as Record<string, unknown>).flatMap(([kind, value]) =>
    [value].flat().map((name) => ({ kind, name: String(name) })),
  );
  if (names.some(({ kind, name }) => kind === 'AWS' && name === '*')) return 'true';
  const expressions = names.map(({ kind, name }) => {
    const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
    if (account === undefined) return literal(`${kind}:${name}`);
    const services = anyOf([literal('iam'), literal('sts')]);
    return `(re.++ ${literal('AWS:arn:aws:')} ${services} ${literal(`::${account}:`)} re.all)`;
  });
  return `(str.in_re principal ${anyOf(expressions)})`;
}

function and(terms: readonly string[]): string {
  return terms.length === 0 ? 'true' : `(and ${terms.join(' ')})`;
}

function or(terms: readonly string[]): string {
  return terms.length === 0 ? 'false' : `(or ${terms.join(' ')})`;
}
