// Removes the folders named on the command line: what a build leaves behind must not outlive its source.
import { rmSync } from 'node:fs';

for (const folder of process.argv.slice(2)) rmSync(folder, { recursive: true, force: true });
