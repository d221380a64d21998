import { Option } from 'commander';

/** Every command that records something takes it. The variable may hold the key itself: a pipeline has no other place for it. */
export const keyOption = () =>
  new Option('--key <file>', 'Ed25519 private key in PEM to sign with, outside every repository').env(
    'ENCLAVE_LEDGER_KEY',
  );
