import { basename, dirname, extname, join } from 'node:path';

/**
 * Name of the ledger of a manifest: `ledger.jsonl` beside `enclave.yaml`, and `acme.ledger.jsonl` beside `acme.yaml`,
 * for folders that hold one manifest per vendor.
 */
export function ledgerFileOf(manifestFile: string): string {
  const name = basename(manifestFile, extname(manifestFile));
  return join(dirname(manifestFile), name === 'enclave' ? 'ledger.jsonl' : `${name}.ledger.jsonl`);
}
