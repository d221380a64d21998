import { z } from 'zod';
import { guide } from '../guidance';
import { day, email } from './scalars';

/** An Ed25519 public key as `openssl pkey -pubout` prints it: these 16 characters are the same in each (RFC 8410). */
const ED25519_PUBLIC_KEY = /^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/;

const publicKey = guide(z.string().regex(ED25519_PUBLIC_KEY), 'Ed25519 public key: base64 in one line.', {
  want: 'the line between BEGIN and END of an Ed25519 public key, which starts with `MCowBQYDK2VwAyEA`',
  mend: 'print it with `openssl pkey -in key.pem -pubout`; never put a private key here',
  code: 'manifest/ledger-key',
});

export const ledger = z
  .strictObject({
    signedFrom: day
      .optional()
      .describe('From this day on each entry of the ledger must be signed by whoever it names; by default none must.'),
    keys: z
      .array(
        z.strictObject({
          email,
          publicKey,
          until: day.optional().describe('Last day the key is good for. A key that is no longer used stays here.'),
        }),
      )
      .default([])
      .describe('Who signs with which key. Private keys never stand in a repository.'),
  })
  .prefault({})
  .describe('The ledger beside the manifest, and who signs it.');
