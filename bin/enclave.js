#!/usr/bin/env node
// The launcher: finds the compiled program and hands over. It must stay plain JavaScript for Node 20.
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const program = join(__dirname, '..', 'dist', 'bin', 'enclave.js');
if (existsSync(program)) {
  require('node:module').enableCompileCache?.();
  require(program).main();
} else {
  process.stderr.write(`${program}  is missing
  saw   a checkout that was never built
  want  the compiled program
  mend  run \`npm run build\`
  code  cli/not-built
`);
  process.exitCode = 2;
}
