import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { refuse } from './refuse';

const PACKAGE = 'vendor-enclave';

/** The compiled code of one of our Lambda handlers. Missing code is refused: `enclave/handler-not-built`. */
export function handlerCode(scope: IConstruct, name: string): Code {
  const folder = join(packageRoot(__dirname), 'dist', 'lib', 'handlers', name);
  if (!existsSync(join(folder, 'index.js'))) {
    refuse(scope, {
      what: `the code of the \`${name}\` handler has not been compiled`,
      saw: `no file \`${join(folder, 'index.js')}\``,
      want: 'compiled handlers',
      mend: 'run `npm run build`',
      code: 'enclave/handler-not-built',
    });
  }
  return Code.fromAsset(folder, { exclude: ['*.d.ts', '*.map'] });
}

/** Climbs from here to our own package.json: this file runs from `constructs/` and from `dist/constructs/`. */
function packageRoot(from: string): string {
  const file = join(from, 'package.json');
  if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === PACKAGE) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`no package.json of ${PACKAGE} above ${__dirname}`);
  return packageRoot(parent);
}
