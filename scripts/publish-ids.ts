// Writes down the logical ids of this release: `npm run publish-ids`, when a version is released and at no other time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from '../lib/common/write-file';
import { buildExamples, silent } from './built-examples';
import { PUBLISHED_IDS, publishedIds } from './published-ids';

const folder = mkdtempSync(join(tmpdir(), 'publish-'));
void buildExamples('.', folder, silent('.'))
  .then((built) => built.flatMap(({ example, built: enclave }) => publishedIds(example, enclave)))
  .then((lines) => writeWhole(PUBLISHED_IDS, `${lines.join('\n')}\n`))
  .finally(() => rmSync(folder, { recursive: true }));
