import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { evaluateRequest } from '../../../../lib/analysis/access/request/evaluate-request';
import type { JsonStatement } from '../../../../lib/analysis/access/policy/json-policy';
import type { Request } from '../../../../lib/analysis/access/request/request';
import { written } from './written-statement';

/** One statement against one request. */
interface Row {
  readonly title: string;
  readonly match: 'yes' | 'no' | 'unknown';
  /** A part of what is said where the statement does not, or may not, match. */
  readonly says?: string;
  readonly asked?: string;
  readonly by?: string;
  readonly has?: Request['context'];
  readonly condition?: unknown;
  readonly version?: 'old';
}

const ALLOWED = { yes: 'allowed', no: 'not-allowed', unknown: 'unknown' };
const DENIED = { yes: 'denied', no: 'allowed', unknown: 'unknown' };

function table<T>(file: string): T[] {
  return parse(readFileSync(join(__dirname, `${file}.yaml`), 'utf8')) as T[];
}

/** The parts of a statement that a row writes. */
function partsOf(row: object): JsonStatement {
  return Object.fromEntries(Object.entries(row).filter(([name]) => /^[A-Z]/.test(name)));
}

/** As an Allow alone, and as a Deny beside an Allow of everything. */
function expectMatch({ match, says }: Row, request: Request, parts: JsonStatement, old = false): void {
  const allow = written({ Effect: 'Allow', ...parts }, { literalVariables: old });
  const allowed = evaluateRequest(request, { ways: [[[allow]]] });
  expect(allowed.outcome).toBe(ALLOWED[match]);
  if (says !== undefined) expect(`${allowed.misses.join()} ${allowed.reason}`).toContain(says);

  const deny = written({ Effect: 'Deny', ...parts }, { literalVariables: old });
  const everything = written({ Effect: 'Allow', Action: '*' });
  // A request that cannot be read is unknown either way.
  expect(evaluateRequest(request, { ways: [[[everything]]], denies: [deny] }).outcome).toBe(DENIED[match]);
}

const request = (more: Partial<Request>): Request => ({ action: 's3:GetObject', resource: '*', context: {}, ...more });

describe('a condition', () => {
  it.each([...table<Row>('conditions'), ...table<Row>('quantities')])('$title: $match', (row) => {
    expectMatch(row, request({ context: row.has ?? {} }), { Action: '*', Condition: row.condition });
  });

  it.each(table<Row & { range: string; address: string }>('addresses'))('on addresses, $title: $match', (row) => {
    const asked = request({ context: { 'aws:sourceip': row.address } });
    const condition = (operator: string) => ({ Action: '*', Condition: { [operator]: { 'aws:SourceIp': row.range } } });
    const opposite = { yes: 'no', no: 'yes', unknown: 'unknown' } as const;
    expectMatch(row, asked, condition('IpAddress'));
    expectMatch({ ...row, match: opposite[row.match] }, asked, condition('NotIpAddress'));
  });
});

interface Form {
  readonly prefix: string;
  readonly suffix: string;
  readonly negated: boolean;
  readonly one: Row['match'];
  readonly other: Row['match'];
  readonly both: Row['match'];
  readonly absent: Row['match'];
}

interface OperatorRow {
  readonly operator: string;
  readonly negated: boolean;
  readonly wanted: unknown;
  readonly one: string;
  readonly other: string;
}

describe('an operator in every form', () => {
  const forms = table<Form>('condition-forms');
  const cases = table<OperatorRow>('condition-operators').flatMap((row) =>
    forms
      .filter(({ negated }) => negated === row.negated)
      .map((form) => ({ ...row, form, name: `${form.prefix}${row.operator}${form.suffix}` })),
  );

  it.each(cases)('$name: one $form.one, another $form.other, both $form.both, absent $form.absent', (row) => {
    const { name, form, wanted, one, other } = row;
    const parts = { Action: '*', Condition: { [name]: { 'X:Key': wanted } } };
    const ask = (match: Row['match'], context: Request['context']) =>
      expectMatch({ title: name, match }, request({ context }), parts);
    ask(form.one, { 'x:key': one });
    ask(form.other, { 'x:key': other });
    ask(form.both, { 'x:key': [one, other] });
    ask(form.both, { 'x:key': [other, one] });
    ask(form.absent, {});
    ask(form.absent, { 'x:key': [] });
  });
});

it.each(table<Row>('actions'))('an action, $title: $match', (row) => {
  expectMatch(row, request({ action: row.asked ?? 's3:GetObject', context: row.has ?? {} }), partsOf(row));
});

it.each([...table<Row>('resources'), ...table<Row>('variables')])('a resource or variable, $title: $match', (row) => {
  const condition = row.condition === undefined ? {} : { Condition: row.condition };
  const asked = request({ resource: row.asked ?? '*', context: row.has ?? {} });
  expectMatch(row, asked, { Action: '*', ...partsOf(row), ...condition }, row.version === 'old');
});

it.each(table<Row>('principals'))('a principal, $title: $match', (row) => {
  const asked = request(row.by === undefined ? {} : { principal: row.by });
  expectMatch(row, asked, { Action: '*', ...partsOf(row) });
});
