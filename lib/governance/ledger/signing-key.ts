import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readText } from '../../common/read-text';
import { type Problem, UserError } from '../../common/user-error';
import type { SignEntry } from './extend-chain';
import { fingerprintOf, signedBytes } from './signatures';

export interface SigningKey {
  /** In base64, as a manifest lists it. */
  readonly publicKey: string;
  readonly sign: SignEntry;
}

const limits = { what: 'an Ed25519 private key in PEM', bytesMax: 64 * 1024 };

/**
 * The key that somebody signs with: a PEM file, or the PEM itself, as an environment variable holds it.
 * A file inside a Git work tree is refused: sooner or later it would be committed. No message repeats what a key holds.
 */
export function readSigningKey(given: string, cwd: string): SigningKey {
  const isText = given.trimStart().startsWith('-----BEGIN');
  const where = isText ? 'the signing key' : given;
  if (!isText) refuseTracked(resolve(cwd, given), given);
  const pem = isText ? given : readText(resolve(cwd, given), limits, given).text;
  const key = parse(pem);
  if (key?.asymmetricKeyType !== 'ed25519') throw new UserError([noKey(where, key?.asymmetricKeyType)]);
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  const fingerprint = fingerprintOf(publicKey);
  return {
    publicKey,
    sign: (entry) => ({ key: fingerprint, value: sign(null, signedBytes(entry), key).toString('base64') }),
  };
}

function parse(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

function refuseTracked(file: string, shownAs: string): void {
  // Both the place it is named by and the place it is at: a link from here to there is no better.
  const places = [file, ...(existsSync(file) ? [realpathSync(file)] : [])];
  if (places.some((place) => workTreeOf(place) !== undefined)) throw new UserError([inRepository(shownAs)]);
}

/** A work tree holds `.git`: a folder, or a file where the repository lies elsewhere. */
function workTreeOf(file: string): string | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function inRepository(where: string): Problem {
  return {
    where,
    what: 'is a private key inside a Git work tree',
    saw: 'a folder above it that holds `.git`',
    want: 'a key that no commit can reach',
    mend: 'move it out of the repository; if it was ever committed, make a new one',
    code: 'ledger/key-in-repository',
  };
}

function noKey(where: string, kind: string | undefined): Problem {
  return {
    where,
    what: 'is not a key that entries can be signed with',
    saw: kind ? `a private key of kind ${kind}` : 'no private key in PEM that opens without a passphrase',
    want: limits.what,
    mend: 'make one with `openssl genpkey -algorithm ed25519 -out key.pem`',
    code: 'ledger/key-unusable',
  };
}
