import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import { type Digest, digestOf } from './digest';
import type { LedgerEntry, UnsignedEntry } from './entry';

/** Says in the signed bytes what they are: no signature for another purpose can be shown as one of these. */
const PURPOSE = 'vendor-enclave ledger entry v1\n';

export function signedBytes(entry: UnsignedEntry): Buffer {
  return Buffer.from(`${PURPOSE}${canonicalJson(entry)}`);
}

/** Names a public key, given in base64 as the manifest has it. */
export function fingerprintOf(publicKey: string): Digest {
  return digestOf(Buffer.from(publicKey, 'base64'));
}

export function publicKeyOf(publicKey: string): KeyObject {
  return createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
}

/** Did the holder of this key sign this entry? */
export function isSignedBy(key: KeyObject, { hash: _, signature, ...unsigned }: LedgerEntry): boolean {
  return signature !== undefined && verify(null, signedBytes(unsigned), key, Buffer.from(signature.value, 'base64'));
}
