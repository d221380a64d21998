import { isRecord, listOf } from './json-policy';
import { type SymbolTable, holdsSymbol } from './symbols';

/** One part of an ARN; a policy variable in it may hold colons. */
const PART = String.raw`(?:\$\{[^}]*\}|[^:])*`;

/** An ARN up to its account, the account, and the rest. */
const IN_ARN = new RegExp(`^(arn:${PART}:${PART}:${PART}:)(${PART})(:.*)$`, 's');

/** An account by itself, as a principal may be one. */
const ALONE = /^()(\d+)()$/;

/** What may stand for an account: twelve digits, wildcards, the names that AWS has, a policy variable; or nothing. */
const ACCOUNT = /^(|\d{12}|.*[*?].*|aws|aws-managed|cloudfront|.*\$\{.*)$/;

/**
 * The statement with a symbol for each account that is none, as `$account` or one digit too few: somebody is to put the
 * right one in, and nobody can say which. The same text is the same account, wherever it stands.
 */
export function withOddAccounts(statement: Record<string, unknown>, symbols: SymbolTable): Record<string, unknown> {
  const replaced = [
    ...['Resource', 'NotResource'].map((name) => [name, inTexts(statement[name], IN_ARN, symbols)] as const),
    ...['Principal', 'NotPrincipal'].map((name) => [name, inPrincipals(statement[name], symbols)] as const),
  ];
  const changed = replaced.filter(([name, value]) => value !== statement[name]);
  return changed.length === 0 ? statement : { ...statement, ...Object.fromEntries(changed) };
}

function inPrincipals(who: unknown, symbols: SymbolTable): unknown {
  if (!isRecord(who) || who['AWS'] === undefined) return who;
  const members = inTexts(inTexts(who['AWS'], IN_ARN, symbols), ALONE, symbols);
  return members === who['AWS'] ? who : { ...who, AWS: members };
}

/** The very value where nothing in it is odd. */
function inTexts(value: unknown, form: RegExp, symbols: SymbolTable): unknown {
  const isOdd = (text: unknown): text is string => {
    const account = typeof text === 'string' ? form.exec(text)?.[2] : undefined;
    return account !== undefined && !ACCOUNT.test(account) && !holdsSymbol(account);
  };
  const texts = listOf(value);
  if (!texts.some(isOdd)) return value;
  return texts.map((text) => {
    if (!isOdd(text)) return text;
    return text.replace(form, (whole, before: string, account: string, after: string) => {
      const letter = symbols.letterOf({ kind: 'opaque', name: `account ${account}` });
      return letter === undefined ? whole : `${before}${letter}${after}`;
    });
  });
}
