/**
 * Parts of a policy's text that nobody can read before deployment, each as one letter.
 *
 * Texts of policies stay plain strings: a symbol is one private-use character in them. Two texts that hold the same letter
 * hold the same unknown part; what the letter stands for is kept here.
 */

/** What is known of a part that cannot be read. */
export interface PolicySymbol {
  /** As a person reads it in a report: `${Bucket}`, `${aws:username}`. */
  readonly name: string;
  /**
   * - `generated`: AWS will make it up (a random suffix, an id): nobody wrote it down in a policy, and two of them differ.
   * - `opaque`: somebody will choose it (a parameter, an import): it may be any text, also one a policy spells out.
   * - `variable`: a policy variable, which differs from request to request.
   */
  readonly kind: 'generated' | 'opaque' | 'variable';
  /** Part of a name that CloudFormation makes up: neither a slash nor a colon is in it. */
  readonly isOfName?: boolean;
  /** The condition key of a `variable`, in lower case. */
  readonly key?: string;
}

const FIRST = 0xe000;
const LAST = 0xf8ff;

/** Is it a letter that stands for a symbol? */
export function isSymbolLetter(letter: string): boolean {
  return isSymbolCode(letter.charCodeAt(0));
}

/** Does a text hold a part that nobody can read? */
export function holdsSymbol(text: string): boolean {
  return /[\uE000-\uF8FF]/.test(text);
}

/** The text of a pattern before its first wildcard or unreadable part. */
export function beginningOf(pattern: string): string {
  return pattern.slice(0, pattern.search(/[*?\uE000-\uF8FF]|$/));
}

export function isSymbolCode(code: number): boolean {
  return code >= FIRST && code <= LAST;
}

/** The symbols of one question; 6,400 at most, as many as there are private-use characters. */
export class SymbolTable {
  private readonly byLetter: PolicySymbol[] = [];
  private readonly letters = new Map<string, string>();

  /** The letter of a symbol; the same kind and name is the same symbol. Undefined when there are no letters left. */
  letterOf(symbol: PolicySymbol): string | undefined {
    const id = `${symbol.kind} ${symbol.name}`;
    const before = this.letters.get(id);
    if (before !== undefined) return before;
    if (this.byLetter.length > LAST - FIRST) return undefined;
    const letter = String.fromCharCode(FIRST + this.byLetter.length);
    this.byLetter.push(symbol);
    this.letters.set(id, letter);
    return letter;
  }

  symbolOf(letter: string): PolicySymbol | undefined {
    return this.byLetter[letter.charCodeAt(0) - FIRST];
  }

  /** Every symbol a text holds, once each. */
  symbolsIn(text: string): PolicySymbol[] {
    return [...new Set([...text].filter(isSymbolLetter))].flatMap((letter) => this.symbolOf(letter) ?? []);
  }

  /** The text as a person reads it. */
  show(text: string): string {
    return this.replace(text, ({ name }) => name);
  }

  /** The text with something else for each symbol. */
  replace(text: string, by: (symbol: PolicySymbol) => string): string {
    return text.replace(/[\uE000-\uF8FF]/g, (letter) => {
      const symbol = this.symbolOf(letter);
      return symbol ? by(symbol) : letter;
    });
  }
}
