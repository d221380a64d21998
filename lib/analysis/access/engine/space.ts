import type { Statement } from '../policy/statement';
import { BitSet } from './bit-set';
import { keyVariable } from './key-variable';
import { type Use, literalsOf } from './literal';
import { patternVariable } from './pattern-variable';
import type { Care } from './pattern-nodes';
import type { Region } from './region';
import type { TextSettings } from './texts';
import type { Variable } from './variable';

/** A statement and how unreadable parts of it are to be taken. */
export interface CarefulStatement {
  readonly statement: Statement;
  readonly care: Care;
}

/** The requests a statement matches: in every part, the value of one variable is in one region. */
export interface Box {
  readonly parts: readonly BoxPart[];
  readonly statement: Statement;
}

export interface BoxPart {
  /** Number of the variable in its space. */
  readonly variable: number;
  readonly region: Region;
}

/** Requests, as one region for each variable. */
export type Point = readonly Region[];

/** The variables of a question, and the statements of it as boxes. */
export class Space {
  readonly variables: readonly Variable[];
  private readonly numbers = new Map<string, number>();
  private readonly boxes = new Map<Statement, Map<Care, Box>>();
  readonly knowsPrincipal: boolean;

  /** `must`: one of the statements, which every request that is wanted matches. */
  constructor(statements: readonly CarefulStatement[], settings: TextSettings, must: CarefulStatement) {
    this.knowsPrincipal = statements.some(({ statement }) => statement.principals !== undefined);
    const uses = new Map<string, Use[]>();
    for (const { statement, care } of statements) {
      for (const literal of literalsOf(statement, this.knowsPrincipal)) {
        const known = uses.get(literal.variable);
        if (known) known.push({ literal, care });
        else uses.set(literal.variable, [{ literal, care }]);
      }
    }
    const literals = literalsOf(must.statement, this.knowsPrincipal);
    this.variables = [...uses].map(([name, asked]) => {
      const literal = literals.find(({ variable }) => variable === name);
      return variableNamed(name, asked, settings, literal && { literal, care: must.care });
    });
    [...uses.keys()].forEach((name, number) => this.numbers.set(name, number));
    for (const { statement, care } of statements) this.boxOf(statement, care);
  }

  get full(): Point {
    return this.variables.map(({ full }) => full);
  }

  boxOf(statement: Statement, care: Care): Box {
    let boxes = this.boxes.get(statement);
    if (!boxes) this.boxes.set(statement, (boxes = new Map<Care, Box>()));
    let box = boxes.get(care);
    if (!box) boxes.set(care, (box = { statement, parts: this.partsOf(statement, care) }));
    return box;
  }

  /** Cells of one variable are one part; regions of other kinds stay apart, since each must be a literal. */
  private partsOf(statement: Statement, care: Care): BoxPart[] {
    const parts: BoxPart[] = [];
    for (const literal of literalsOf(statement, this.knowsPrincipal)) {
      const variable = this.numbers.get(literal.variable)!;
      const region = this.variables[variable]!.regionOf(literal, care);
      const before = parts.findIndex((part) => part.variable === variable && part.region instanceof BitSet);
      if (before === -1) parts.push({ variable, region });
      else parts[before] = { variable, region: parts[before]!.region.and(region) };
    }
    return parts;
  }
}

function variableNamed(name: string, uses: readonly Use[], settings: TextSettings, must: Use | undefined): Variable {
  if (name === 'action' || name === 'resource' || name === 'principal') {
    return patternVariable(name, uses, settings, must);
  }
  return keyVariable(name, uses, settings);
}
