/** Regular expressions of SMT-LIB for the patterns of IAM. */

const NO_COLON = '(re.diff (re.range " " "~") (str.to_re ":"))';
const PART = `(re.* ${NO_COLON})`;
const FILLED = `(re.+ ${NO_COLON})`;
const REST = '(re.+ (re.range " " "~"))';
const COLON = '(str.to_re ":")';

/** In lower case: actions mean the same in any. */
export const ACTION_DOMAIN = `(re.++ (re.+ (re.range "a" "z")) ${COLON} (re.+ (re.range "a" "z")))`;

const ARN_DOMAIN = `(re.++ (str.to_re "arn:") ${[FILLED, FILLED, PART, PART].join(` ${COLON} `)} ${COLON} ${REST})`;
export const RESOURCE_DOMAIN = `(re.union (str.to_re "*") ${ARN_DOMAIN})`;
export const PRINCIPAL_DOMAIN = `(re.union (re.++ (str.to_re "AWS:") ${ARN_DOMAIN}) (re.++ (re.union (str.to_re "Service:") (str.to_re "Federated:")) ${REST}))`;

export function actionPattern(pattern: string): string {
  return glob(pattern.toLowerCase(), () => true);
}

/** Wildcards stay within their part up to the fifth colon, but for a `*` at the very end. */
export function arnPattern(pattern: string): string {
  const crosses = (at: number): boolean =>
    pattern.slice(0, at).split(':').length > 5 || (pattern[at] === '*' && at === pattern.length - 1);
  return glob(pattern, crosses);
}

/** For `ArnLike`: also a `*` at the end stays within its part. */
export function arnValuePattern(pattern: string): string {
  return glob(pattern, (at) => pattern.slice(0, at).split(':').length > 5);
}

export function textPattern(pattern: string): string {
  return glob(pattern, () => true);
}

export function literal(text: string): string {
  return `(str.to_re "${text.replaceAll('"', '""')}")`;
}

export function anyOf(expressions: readonly string[]): string {
  if (expressions.length === 0) return 're.none';
  return expressions.length === 1 ? expressions.join('') : `(re.union ${expressions.join(' ')})`;
}

/** The same text in any case. */
export function literalInAnyCase(text: string): string {
  const letters = [...text].map((letter) => anyOf([literal(letter.toLowerCase()), literal(letter.toUpperCase())]));
  return letters.length === 1 ? letters.join('') : `(re.++ ${letters.join(' ')})`;
}

function glob(pattern: string, crosses: (at: number) => boolean): string {
  const pieces = [...pattern.matchAll(/[*?]|[^*?]+/g)].map(({ 0: piece, index }) => {
    if (piece === '*') return crosses(index) ? 're.all' : PART;
    if (piece === '?') return crosses(index) ? 're.allchar' : NO_COLON;
    return literal(piece);
  });
  if (pieces.length === 0) return literal('');
  return pieces.length === 1 ? pieces.join('') : `(re.++ ${pieces.join(' ')})`;
}
