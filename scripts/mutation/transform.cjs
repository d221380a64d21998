// Compiles TypeScript as the tests always do, but puts the text of MUTANT_TEXT in the place of the file MUTANT_FILE.
const { readFileSync } = require('node:fs');
const swc = require('@swc/jest');

const usual = swc.createTransformer({
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  sourceMaps: 'inline',
});
const { MUTANT_FILE, MUTANT_TEXT } = process.env;
const read = (text, file) => (file === MUTANT_FILE ? readFileSync(MUTANT_TEXT, 'utf8') : text);

module.exports = {
  process: (text, file, options) => usual.process(read(text, file), file, options),
  getCacheKey: (text, file, options) => usual.getCacheKey(read(text, file), file, options),
};
