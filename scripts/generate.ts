import { writeWhole } from '../lib/common/write-file';
import { manifestJsonSchema } from '../lib/manifest/json-schema';
import { generatedFiles } from '../lib/reports/generated';
import { cards } from '../policies/catalogue';

for (const [file, content] of Object.entries(generatedFiles(cards, manifestJsonSchema()))) writeWhole(file, content);
