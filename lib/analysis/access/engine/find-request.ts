import type { Statement, Test } from '../policy/statement';
import type { SymbolTable } from '../policy/symbols';
import type { Request } from '../request/request';
import { impossibleAmong } from './couplings';
import { mayMeet, meaningOf } from './nearness';
import type { Budget } from './region';
import { search } from './search';
import { STATES_MAX, type Settings } from './settings';
import { type Box, type CarefulStatement, Space } from './space';
import { requestAt } from './witness';

type Group = readonly CarefulStatement[];

/** Statements one of which must match in each group, and none of the others. */
export interface Demand {
  readonly within: readonly Group[];
  readonly outside: Group;
}

export interface Finding {
  readonly settings: Settings;
  readonly budget: Budget;
  readonly variablesApart: boolean;
  readonly starsCross: boolean;
  readonly manyValued: ReadonlySet<string>;
}

/**
 * A request that a demand describes; undefined when there is none.
 *
 * The statements of the smallest group are taken one by one: each leaves few texts to be told apart, and few other
 * statements that have to do with it.
 */
export function findRequest(demand: Demand, finding: Finding): Request | undefined {
  const { within, outside } = withoutSame(demand);
  const pivot = [...within].sort((one, other) => one.length - other.length)[0] ?? [];
  const others = within.filter((group) => group !== pivot);
  for (const must of pivot) {
    finding.budget.spend('statements', 1 + outside.length / 16);
    const near = (group: Group) => group.filter((one) => mayMeet(must.statement, one.statement, finding.settings.symbols));
    const request = findNear(must, { within: others.map(near), outside: near(outside) }, finding);
    if (request) return request;
  }
  return undefined;
}

/** What a statement matches and the same statement does not match is nothing, whatever its unreadable parts are. */
function withoutSame({ within, outside }: Demand): Demand {
  const barred = new Set(outside.map(({ statement }) => meaningOf(statement)));
  const open = within.map((group) => group.filter(({ statement }) => !barred.has(meaningOf(statement))));
  return { within: open, outside };
}

function findNear(must: CarefulStatement, demand: Demand, finding: Finding): Request | undefined {
  const { settings, budget, ...reading } = finding;
  const within = [[must], ...demand.within];
  if (within.some((group) => group.length === 0)) return undefined;
  const asked = [...within.flat(), ...demand.outside];
  const never = settings.realRequestsOnly ? impossible(asked) : [];
  const outside = [...demand.outside, ...never, ...valueless(asked, settings.symbols)];
  const { symbols } = settings;
  const statesMax = settings.lazy ? 0 : STATES_MAX;
  const space = new Space([...within.flat(), ...outside], { ...reading, symbols, budget, statesMax }, must);
  const boxes = (group: Group): Box[] => group.map(({ statement, care }) => space.boxOf(statement, care));
  const found = search(space.full, { within: within.map(boxes), outside: boxes(outside) }, budget);
  return found && requestAt(space, found, symbols);
}

function impossible(asked: Group): Group {
  const statements: Statement[] = asked.map(({ statement }) => statement);
  return impossibleAmong(statements).map((statement) => ({ statement, care: 'surely' }));
}

/** A resource that names the value of a key is asked for with the key: where it is absent there is no such value. */
function valueless(asked: Group, symbols: SymbolTable): Group {
  const statements = asked.map(({ statement }) => statement);
  const absent = statements.flatMap(({ tests }) => tests).filter(isAbsence);
  return absent.flatMap((test) => {
    const letter = symbols.letterOf({ kind: 'variable', name: `\${${test.key}}`, key: test.key });
    const isNamed = statements.some(({ resources }) => resources?.patterns.some((text) => text.includes(letter!)));
    if (letter === undefined || !isNamed) return [];
    const resources = { patterns: [`arn:*:*:*:*:*${letter}*`], negated: false, follows: true as const };
    const statement: Statement = {
      effect: 'Deny',
      resources,
      tests: [test],
      certain: true,
      where: test.name,
      source: {},
    };
    return [{ statement, care: 'surely' as const }];
  });
}

function isAbsence({ operator, values }: Test): boolean {
  return operator === 'Null' && values.length === 1 && values[0] === 'true';
}
