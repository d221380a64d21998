import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestJsonSchema } from '../../lib/manifest/json-schema';
import { generatedFiles } from '../../lib/reports/generated';
import { cards } from '../../policies/catalogue';

const files = Object.entries(generatedFiles(cards, manifestJsonSchema()));

test.each(files)('%s says what the code says (else: npm run generate)', (file, content) => {
  expect(readFileSync(join(__dirname, '../..', file), 'utf8')).toBe(content);
});
