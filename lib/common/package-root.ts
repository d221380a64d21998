import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PACKAGE_NAME = 'vendor-enclave';

/** Folder of this package, whether it runs from source, from `dist/`, or from somebody's `node_modules/`. */
export function packageRoot(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === PACKAGE_NAME) {
      return folder;
    }
    if (folder === dirname(folder)) throw new Error(`no package.json of ${PACKAGE_NAME} above ${__dirname}`);
  }
}
