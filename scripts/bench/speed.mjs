// How long templates of 500 to 10,000 resources take, from text to findings: `node scripts/bench/speed.mjs [counts…]`.
// Needs `npm run build` first.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const { makeTemplate } = require('../../dist/scripts/bench/make-template');
const { Template } = require('../../dist/lib/template');
const { judgeTemplate, rules } = require('../../dist/policies');
const { stringify } = require('yaml');

const time = (run) => {
  const started = performance.now();
  const result = run();
  return [Math.round(performance.now() - started), result];
};
const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [500, 1000, 10_000];

judgeTemplate(Template.parse({ file: 'warm.json', text: JSON.stringify(makeTemplate(200, 2)) }), { target: 'warm' });
for (const count of counts) {
  for (const doubt of [0.02, 0.2]) {
    const raw = makeTemplate(count, 1, doubt);
    const [jsonLoad, template] = time(() => Template.parse({ file: 'a.json', text: JSON.stringify(raw, null, 1) }));
    const [judge, { findings }] = time(() => judgeTemplate(template, { target: 'a' }));
    const [again] = time(() => judgeTemplate(template, { target: 'a' }));
    const text = stringify(raw);
    const [yamlLoad, fromYaml] = time(() => Template.parse({ file: 'a.yaml', text }));
    const [yamlJudge] = time(() => judgeTemplate(fromYaml, { target: 'a' }));
    const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
    console.log(
      `${count} resources, ${doubt * 100} % in doubt, ${rules.length} rules: JSON load ${jsonLoad} ms, judge ${judge} ms ` +
        `(again ${again} ms), ${findings.length} findings; YAML load ${yamlLoad} ms, judge ${yamlJudge} ms; ${memory} MB`,
    );
  }
}
