import { createHash } from 'node:crypto';
import { type SymbolTable, holdsSymbol, isSymbolLetter } from '../policy/symbols';

/**
 * Hands out the letters of a symbol table to what a template cannot say.
 *
 * Limits: where two templates share a table, what has the same name in both is taken for the same: a parameter, an
 * import, a resource by its logical id.
 */
export class Letters {
  /** Whether somebody asked for a letter when there was none left. */
  exhausted = false;

  constructor(readonly table: SymbolTable) {}

  /** Undefined when there is no letter left: two unknown parts must never share one. */
  opaque(name: string): string | undefined {
    return this.letter('opaque', name);
  }

  /** What nobody can say of a name that CloudFormation makes up: no slash and no colon is in it. */
  ofName(name: string): string | undefined {
    return this.letter('opaque', name, true);
  }

  generated(name: string): string | undefined {
    return this.letter('generated', name);
  }

  /** A letter for what a function of CloudFormation comes to: equal text, equal letter. */
  ofFunction(symbol: string): string | undefined {
    return this.opaque(`\${${wordsOf(symbol)}}`);
  }

  /** A letter of which nobody can say whether it equals any other: it is met only once. */
  fresh(place: string): string | undefined {
    const count = (MET.get(this.table) ?? 0) + 1;
    MET.set(this.table, count);
    return this.opaque(`\${hidden part ${count}: ${place}}`);
  }

  /**
   * A text of the template as it is written. Whoever writes a letter of ours there means none: it becomes an unknown of
   * its own.
   */
  literal(text: string): string | undefined {
    if (!holdsSymbol(text)) return text;
    const letters = [...text].map((letter) => (isSymbolLetter(letter) ? this.opaque(spelled(letter)) : letter));
    return letters.includes(undefined) ? undefined : letters.join('');
  }

  private letter(kind: 'opaque' | 'generated', name: string, isOfName = false): string | undefined {
    const letter = this.table.letterOf({ kind, name, ...(isOfName && { isOfName }) });
    this.exhausted ||= letter === undefined;
    return letter;
  }
}

/** How many parts of each table nobody could name. */
const MET = new WeakMap<SymbolTable, number>();

const NAME_LENGTH_MAX = 80;

/** Functions of one plain text, as JSON: where they stand, and in which words a report names them. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/^([^{"]*)\{"Ref":"([\w:]+)"\}$/, '$1$2'],
  [/^([^{"]*)\{"Fn::GetAtt":"(\w+\.[\w.]+)"\}$/, '$1$2'],
  [/^([^{"]*)\{"Fn::ImportValue":"([\w:-]+)"\}$/, '$1import of $2'],
  [/^"(\{\{resolve:[^"\\]+\}\})"$/, '$1'],
];

/**
 * `{"Ref":"Any"}` is `Any`, `{"Fn::GetAtt":"Token.Id"}` is `Token.Id`; what is more than that stands as it is written.
 * Short enough for a report, and still its own.
 */
function wordsOf(symbol: string): string {
  const plain = PLAIN.find(([form]) => form.test(symbol));
  if (plain) return symbol.replace(...plain);
  if (symbol.length <= NAME_LENGTH_MAX) return symbol;
  const digest = createHash('sha256').update(symbol).digest('hex').slice(0, 16);
  return `${symbol.slice(0, NAME_LENGTH_MAX)}… ${digest}`;
}

function spelled(letter: string): string {
  return `U+${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}
