// The table tests of the modules that rules share, with one of these modules broken: see tables.mjs.
const usual = require('../../jest.config.js');

module.exports = {
  ...usual,
  rootDir: '../..',
  roots: ['<rootDir>/test/policies', '<rootDir>/policies', '<rootDir>/lib'],
  testPathIgnorePatterns: ['catalogue', 'fixtures', 'pack', 'peers', 'exceptions', 'hostile'],
  transform: { '^.+\\.ts$': '<rootDir>/scripts/mutation/transform.cjs' },
};
