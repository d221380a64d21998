// The main job on the reference manifest, as a user would run it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (!existsSync('dist/bin/enclave.js'))
  spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit', shell: true });
const command = ['bin/enclave.js', 'check', 'examples/meridian-claims/enclave.yaml', '--out', 'out/meridian-claims'];
console.log(`$ enclave ${command.slice(1).join(' ')}\n`);
process.exitCode = spawnSync(process.execPath, command, { stdio: 'inherit' }).status ?? 3;
