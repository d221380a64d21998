import type { Complaint } from '../complaint';
import type { Parts } from '.';

/** Signatures can be demanded only of people whose keys are known, and a key speaks for one person. */
export function checkLedger({ ledger }: Parts): Complaint[] {
  if (!ledger) return [];
  return [...keyless(ledger), ...sharedKeys(ledger)];
}

type Ledger = NonNullable<Parts['ledger']>;

function keyless({ signedFrom, keys }: Ledger): Complaint[] {
  if (signedFrom === undefined || keys.length > 0) return [];
  return [
    {
      path: ['ledger', 'signedFrom'],
      what: 'signatures are demanded of people without keys',
      saw: `signatures from ${signedFrom} on, and no keys`,
      want: 'the public key of everybody who changes the manifest',
      mend: 'list them under `ledger.keys`, or leave `signedFrom` out until they are there',
      code: 'manifest/ledger-keys-missing',
    },
  ];
}

function sharedKeys({ keys }: Ledger): Complaint[] {
  return keys.flatMap(({ publicKey, email }, index) => {
    const first = keys.findIndex((other) => other.publicKey === publicKey);
    if (first === index) return [];
    return [
      {
        path: ['ledger', 'keys', index, 'publicKey'],
        what: 'is a key that stands here already',
        saw: `the key of ${keys[first]!.email}, again for ${email}`,
        want: 'a key of each person’s own',
        mend: 'have each person make a key, and list each once',
        code: 'manifest/ledger-key-shared',
      },
    ];
  });
}
