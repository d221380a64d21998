import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Certificates that were made for tests with openssl and are valid for a hundred years; their keys were thrown away. */
export function pem(...names: readonly string[]): string {
  return names.map((name) => readFileSync(join(__dirname, 'certificates', `${name}.pem`), 'utf8')).join('');
}
