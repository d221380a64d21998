import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { packageRoot } from '../lib/common/package-root';
import { refuse } from './refuse';

/** The compiled code of one of our Lambda handlers. Missing code is refused: `enclave/handler-not-built`. */
export function handlerCode(scope: IConstruct, name: string): Code {
  const folder = join(packageRoot(), 'dist', 'lib', 'handlers', name);
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
