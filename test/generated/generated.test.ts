import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { manifestJsonSchema } from '../../lib/manifest/json-schema';
import { generatedFiles, PAGES } from '../../lib/reports/generated';
import { ourCards as cards } from '../../lib/commands/catalogue';
import { loadPeers } from '../../policies/peers';
import { BOUNDARIES, boundaryReference } from '../../scripts/boundary-reference';
import { constructReference, REFERENCE } from '../../scripts/construct-reference';
import { REQUIREMENTS, requirementTable } from '../../scripts/requirement-table';

const ROOT = join(__dirname, '../..');
const files: Record<string, string> = {
  ...generatedFiles(cards, manifestJsonSchema(), loadPeers()),
  [BOUNDARIES]: boundaryReference(),
  [REFERENCE]: constructReference(ROOT),
  [REQUIREMENTS]: requirementTable(ROOT),
};
const isPage = (file: string) => file.startsWith(`${PAGES}/`);

test.each(Object.entries(files).filter(([file]) => !isPage(file)))(
  '%s says what the code says (else: npm run generate)',
  (file, content) => expect(readFileSync(join(ROOT, file), 'utf8')).toBe(content),
);

test('the pages about rules are those that the code would write, each with its text (else: npm run generate)', () => {
  const expected = Object.keys(files).filter(isPage);
  const written = readdirSync(join(ROOT, PAGES)).map((name) => `${PAGES}/${name}`);
  expect(written.sort()).toEqual(expected.sort());
  const stale = expected.filter((file) => readFileSync(join(ROOT, file), 'utf8') !== files[file]);
  expect(stale).toEqual([]);
});
