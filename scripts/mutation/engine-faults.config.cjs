// The tests of the access engine, with one of its files broken: see try-engine-faults.mjs.
const usual = require('../../jest.config.js');

module.exports = {
  ...usual,
  rootDir: '../..',
  roots: ['<rootDir>/test/analysis/access', '<rootDir>/test/fuzz', '<rootDir>/lib', '<rootDir>/scripts/fuzz'],
  testMatch: [
    '<rootDir>/test/analysis/access/{engine,policy,request,values}/**/*.test.ts',
    '<rootDir>/test/fuzz/access*.test.ts',
  ],
  transform: { '^.+\\.ts$': '<rootDir>/scripts/mutation/transform.cjs' },
};
