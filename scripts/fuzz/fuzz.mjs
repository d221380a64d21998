// Tries to break us by chance; the same numbers give the same cases. Needs `npm run build` first.
//   npm run test:fuzz                                       templates, then access
//   npm run test:fuzz -- templates [cases] [seed] [folder]  mutated templates: what throws, hangs or eats memory
//   npm run test:fuzz -- access [--pairs 20000] [--seed 1] [--requests 20]
//                                                           pairs of policies against brute force
// Exit 1 when something failed.
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pairs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    requests: { type: 'string', default: '20' },
  },
});
const part = ['templates', 'access'].includes(positionals[0]) ? positionals.shift() : undefined;
const [cases = '100000', seed = values.seed, folder] = positionals;
const held = [];
if (part !== 'access') {
  const { fuzzTemplates } = await import('./template-fuzz.mjs');
  held.push(fuzzTemplates({ cases: Number(cases), seed: Number(seed), folder }));
}
if (part !== 'templates') {
  const { fuzzAccess } = await import('./access-fuzz.mjs');
  held.push(fuzzAccess({ pairs: Number(values.pairs), seed: Number(values.seed), requests: Number(values.requests) }));
}
process.exitCode = held.every(Boolean) ? 0 : 1;
