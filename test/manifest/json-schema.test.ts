import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { SHORT_MANIFEST, shortManifestWith } from '../support/manifests';

const root = join(__dirname, '../..');
const schema = JSON.parse(readFileSync(join(root, 'enclave.schema.json'), 'utf8')) as object;
const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);
const errorsOf = (text: string) => (validate(parse(text)) ? [] : validate.errors!.map((error) => error.instancePath));

test.each(['meridian-claims', 'minimal', 'two-offices'].map((name) => `examples/${name}/enclave.yaml`))(
  'an editor accepts %s',
  (file) => {
    expect(errorsOf(readFileSync(join(root, file), 'utf8'))).toEqual([]);
  },
);

test('an editor asks for nothing that has a default', () => {
  expect(errorsOf(SHORT_MANIFEST)).toEqual([]);
});

test.each([
  ['an unknown key', 'name: Acme Services', 'name: Acme, colour: red', '/vendor'],
  ['an account without quotes', '"111122223333"', '111122223333', '/placement/account'],
  ['a stage that is none', 'ends: 2027-12-31', 'ends: 2027-12-31, stage: trial', '/engagement/stage'],
  ['a verb that is none', '[list, read]', '[list, look]', '/grants/0/verbs/1'],
])('an editor marks %s', (_title, from, to, place) => {
  expect(errorsOf(shortManifestWith([from, to]))).toContain(place);
});
