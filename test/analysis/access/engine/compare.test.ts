import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compareAccess } from '../../../../lib/analysis/access/engine/compare';
import type { AccessSet } from '../../../../lib/analysis/access/engine/access-set';
import type { JsonStatement } from '../../../../lib/analysis/access/policy/json-policy';
import { readPolicy } from '../../../../lib/analysis/access/policy/read-policy';
import { SymbolTable } from '../../../../lib/analysis/access/policy/symbols';
import type { Statement } from '../../../../lib/analysis/access/policy/statement';

/** Two sets of policies, and whether the first allows nothing that the second does not. */
interface Row {
  readonly title: string;
  readonly claim: Side;
  readonly reference: Side;
  readonly verdict: 'pass' | 'fail' | 'unknown';
  /** Parts of the witness, or of the reason: a right answer for a wrong reason fails. */
  readonly shows?: readonly string[];
  readonly realRequestsOnly?: boolean;
}

/** One statement or several are one policy; `layers` must all allow; `uncertain` may not apply. */
type Side =
  JsonStatement | JsonStatement[] | { readonly layers: JsonStatement[][] } | { readonly uncertain: JsonStatement[] };

const FOLDER = join(__dirname, 'compare');
const TABLES = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'));

/** `<name>` in a table is something AWS will generate. */
function withGenerated<T>(value: T, symbols: SymbolTable): T {
  const text = JSON.stringify(value).replace(/<(\w+)>/g, (_, name: string) => {
    return symbols.letterOf({ kind: 'generated', name })!;
  });
  return JSON.parse(text) as T;
}

function setOf(side: Side, symbols: SymbolTable, where: string): AccessSet {
  const read = (written: JsonStatement[], certain = true): readonly Statement[] => {
    const document = withGenerated({ Version: '2012-10-17', Statement: written }, symbols);
    return readPolicy({ document, where, certain }, symbols).statements;
  };
  if ('layers' in side) return { ways: [side.layers.map((layer) => read(layer))] };
  if ('uncertain' in side) return { ways: [[read(side.uncertain, false)]] };
  return { ways: [[read(Array.isArray(side) ? side : [side])]] };
}

describe.each(TABLES)('%s', (table) => {
  const rows = parse(readFileSync(join(FOLDER, table), 'utf8')) as Row[];

  it.each(rows)('$title: $verdict', ({ claim, reference, verdict, shows = [], realRequestsOnly = false }) => {
    for (const lazy of [false, true]) {
      const symbols = new SymbolTable();
      const [one, other] = [setOf(claim, symbols, 'claim'), setOf(reference, symbols, 'reference')];
      const answer = compareAccess(one, other, { symbols, lazy, realRequestsOnly });
      const told = symbols.show(JSON.stringify(answer));
      expect({ lazy, verdict: answer.verdict, told }).toEqual({ lazy, verdict, told });
      for (const part of shows) expect(told).toContain(part);
    }
  });
});
