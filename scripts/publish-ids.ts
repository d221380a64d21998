// Writes down logical ids: `npm run publish-ids` adds what is new, such as an example; what users of the last release have
// goes only with `npm run publish-ids -- --drop`, when a major version is released.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from '../lib/common/write-file';
import { buildExamples, silent } from './built-examples';
import { PUBLISHED_IDS, mergeIds, publishedIds } from './published-ids';

const folder = mkdtempSync(join(tmpdir(), 'publish-'));
const published = readFileSync(PUBLISHED_IDS, 'utf8').trim().split('\n');
void buildExamples('.', folder, silent('.'))
  .then((built) => built.flatMap(({ example, built: enclave }) => publishedIds(example, enclave)))
  .then((now) => mergeIds(published, now, process.argv.includes('--drop')))
  .then((lines) => writeWhole(PUBLISHED_IDS, `${lines.join('\n')}\n`))
  .finally(() => rmSync(folder, { recursive: true }));
