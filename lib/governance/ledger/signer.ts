import { type Problem, UserError } from '../../common/user-error';
import { isSamePerson } from '../../manifest/same-person';
import type { SignEntry } from './extend-chain';
import type { LedgerRules } from './ledger-rules';
import { readSigningKey } from './signing-key';

/** Somebody whose key the manifest lists. */
export interface Signer {
  readonly email: string;
  readonly sign: SignEntry;
}

/**
 * Reads a private key and says whose it is.
 * @param given a PEM file outside every Git work tree, or the PEM itself
 * @throws UserError when the manifest does not list its public key
 */
export function signerOf(given: string, { keys }: LedgerRules, cwd: string): Signer {
  const { publicKey, sign } = readSigningKey(given, cwd);
  const listed = keys.find((key) => key.publicKey === publicKey);
  if (!listed) throw new UserError([unlisted(publicKey)]);
  return { email: listed.email, sign };
}

/**
 * The same for entries that name somebody; nothing where no key is given.
 * @throws UserError when the key is another person's
 */
export function signAs(by: string, given: string | undefined, rules: LedgerRules, cwd: string): SignEntry | undefined {
  if (given === undefined) return undefined;
  const { email, sign } = signerOf(given, rules, cwd);
  if (!isSamePerson(email, by)) throw new UserError([anothers(email, by)]);
  return sign;
}

function unlisted(publicKey: string): Problem {
  return {
    where: 'the signing key',
    what: 'is not listed in the manifest',
    saw: `a key whose public half is ${publicKey}`,
    want: 'one of `ledger.keys`',
    mend: `list it there: \`{ email: you@client.example, publicKey: ${publicKey} }\``,
    code: 'ledger/key-unlisted',
  };
}

function anothers(email: string, by: string): Problem {
  return {
    where: 'the signing key',
    what: 'is the key of somebody else',
    saw: `the key of ${email}, for an entry by ${by}`,
    want: `a key of ${by}'s`,
    mend: `give your own key, or say \`--by ${email}\``,
    code: 'ledger/key-of-another',
  };
}
