import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from '../../lib/template';
import { buildExamples, silent } from '../../scripts/built-examples';
import { PUBLISHED_IDS, idsIn, mergeIds, publishedIds } from '../../scripts/published-ids';
import { temporaryFolder } from '../support/temporary';
import { EXAMPLES } from './fixtures';

const ROOT = join(__dirname, '../..');
const published = readFileSync(join(ROOT, PUBLISHED_IDS), 'utf8').trim().split('\n');

/**
 * CloudFormation knows a resource by its logical id: under another one it is made anew, and the old one is deleted, or
 * kept where nobody finds it. A change on purpose is released with a new major version: `npm run publish-ids -- --drop`, and
 * a line in the changelog that says what becomes of the old resource.
 */
test('nothing of the last release bears another logical id, or is gone', async () => {
  const built = await buildExamples(ROOT, temporaryFolder(), silent(ROOT));
  const now = new Set(built.flatMap(({ example, built: enclave }) => publishedIds(example, enclave)));
  expect(published.filter((line) => !now.has(line))).toEqual([]);
});

test('every example has ids of the last release', () => {
  expect([...new Set(published.map((line) => line.split(' ')[0]))]).toEqual(EXAMPLES);
});

test('a new example adds its ids, and those of the last release go only on purpose', () => {
  expect(mergeIds(['b Net', 'b Old'], ['a Net', 'b Net'], false)).toEqual(['a Net', 'b Net', 'b Old']);
  expect(mergeIds(['b Net', 'b Old'], ['a Net', 'b Net'], true)).toEqual(['a Net', 'b Net']);
});

test('what is kept, and what others know by its id, counts; what only works inside the stack does not', () => {
  const text = `
Resources:
  Kept: { Type: AWS::S3::Bucket, DeletionPolicy: Retain }
  Net: { Type: AWS::EC2::VPC }
  Rule: { Type: AWS::EC2::SecurityGroup }
`;
  expect(idsIn(Template.parse({ file: 'stack.yaml', text }))).toEqual(['Kept AWS::S3::Bucket', 'Net AWS::EC2::VPC']);
});
