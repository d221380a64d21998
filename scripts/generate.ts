import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { writeWhole } from '../lib/common/write-file';
import { manifestJsonSchema } from '../lib/manifest/json-schema';
import { generatedFiles, PAGES } from '../lib/reports/generated';
import { ourCards as cards } from '../lib/commands/catalogue';
import { loadPeers } from '../policies/peers';
import { BOUNDARIES, boundaryReference } from './boundary-reference';
import { constructReference, REFERENCE } from './construct-reference';
import { REQUIREMENTS, requirementTable } from './requirement-table';

const files = {
  ...generatedFiles(cards, manifestJsonSchema(), loadPeers()),
  [BOUNDARIES]: boundaryReference(),
  [REFERENCE]: constructReference('.'),
  [REQUIREMENTS]: requirementTable('.'),
};
for (const [file, content] of Object.entries(files)) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== content) writeWhole(file, content);
}
for (const name of existsSync(PAGES) ? readdirSync(PAGES) : []) {
  if (!(`${PAGES}/${name}` in files)) rmSync(`${PAGES}/${name}`, { recursive: true });
}
