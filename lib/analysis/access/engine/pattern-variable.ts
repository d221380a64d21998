import { withoutWildcards } from '../policy/policy-variables';
import { BitSet } from './bit-set';
import type { LazyText } from './lazy-text';
import { type Literal, type PatternLiteral, type PrincipalKeyLiteral, type Use, opposite } from './literal';
import type { Care } from './pattern-nodes';
import type { Region } from './region';
import { ACTION, ACTIONS, PRINCIPAL, PRINCIPALS, RESOURCE, RESOURCES, readingOf } from './text-reading';
import { STATES_MAX } from './settings';
import { type TextPattern, type TextSettings, Texts } from './texts';
import { Unsupported } from './value-cells';
import { type Variable, holdsOfAbsent } from './variable';

const READINGS = { action: ACTION, resource: RESOURCE, principal: PRINCIPAL };
const DOMAINS = { action: ACTIONS, resource: RESOURCES, principal: PRINCIPALS };

/** The action, the resource or the principal of a request. */
export function patternVariable(
  name: PatternLiteral['variable'],
  uses: readonly Use[],
  settings: TextSettings,
  must?: Use,
): Variable {
  const texts = new Texts(DOMAINS[name], settings, must && wantedBy(must));
  const patternsOf = (literal: Literal, care: Care) => readPatterns(texts, literal, care);
  for (const { literal, care } of uses) patternsOf(literal, care);
  // Who asks is told apart by keys as well, and seldom by many patterns: it is never asked for one by one.
  const cells = texts.cells(name === 'principal' ? STATES_MAX : settings.statesMax);
  if (!cells) return lazyVariable(name, texts, patternsOf);
  return {
    name,
    full: BitSet.all(cells.length),
    regionOf(literal, care) {
      const { present, matching } = patternsOf(literal, care);
      const matched = texts.matching(matching);
      if (literal.kind === 'pattern') return literal.negated ? this.full.minus(matched) : matched;
      if (literal.kind === 'key') throw new Unsupported(`${name} is no condition key`);
      return regionOfKey(literal, texts.matching(present), matched, this.full as BitSet);
    },
    show: (region) => cells[(region as BitSet).first()]!.text,
  };
}

/** What a literal that must hold leaves of the texts. */
function wantedBy({ literal, care }: Use): TextPattern[] {
  if (literal.kind !== 'pattern' || literal.negated) return [];
  return literal.patterns.map((text) => ({ text, reading: READINGS[literal.variable], care }));
}

function regionOfKey(literal: PrincipalKeyLiteral, present: BitSet, matched: BitSet, full: BitSet): BitSet {
  const { operator, values, negated } = literal.test;
  const absent = full.minus(present);
  const ofAbsent = holdsOfAbsent({ literal }) ? absent : BitSet.none(full.size);
  const ofPresent =
    operator === 'Null'
      ? values.some((value) => value.toLowerCase() === 'false')
        ? present
        : BitSet.none(full.size)
      : negated
        ? present.minus(matched)
        : present.and(matched);
  return BitSet.where(full.size, (cell) => ofAbsent.has(cell) || ofPresent.has(cell));
}

function lazyVariable(
  name: string,
  texts: Texts,
  patternsOf: (literal: Literal, care: Care) => { matching: number[] },
): Variable {
  const region = texts.lazily();
  return {
    name,
    full: region(false, []),
    regionOf(literal, care): Region {
      if (literal.kind === 'principal-key') {
        throw new Unsupported('who asks is told apart by too many patterns, and by condition keys beside');
      }
      const { matching } = patternsOf(literal, care);
      const isNegated = literal.kind === 'pattern' && literal.negated;
      return isNegated ? region(false, [], matching) : region(false, [matching]);
    },
    show: (shown) => (shown as LazyText).text(),
  };
}

function readPatterns(texts: Texts, literal: Literal, care: Care): { present: number[]; matching: number[] } {
  if (literal.kind === 'pattern') {
    const { variable, patterns, negated, follows } = literal;
    const inner = negated ? opposite(care) : care;
    const add = (text: string) => texts.add({ text, reading: READINGS[variable], care: inner, follows });
    return { present: [], matching: patterns.map(add) };
  }
  if (literal.kind !== 'principal-key') return { present: [], matching: [] };
  const { test, present, valueAsPrincipals } = literal;
  const { wildcards, ignoreCase } = readingOf(test.operator);
  const inner = test.negated ? opposite(care) : care;
  const principals = test.values.flatMap((value) => valueAsPrincipals(wildcards ? value : withoutWildcards(value)));
  return {
    present: present.map((text) => texts.add({ text, reading: PRINCIPAL, care: 'surely' })),
    matching: principals.map((text) => texts.add({ text, reading: { ...PRINCIPAL, ignoreCase }, care: inner })),
  };
}
