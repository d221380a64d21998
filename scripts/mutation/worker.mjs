// Runs in a process of its own: breaks one compiled module at a time and runs the examples of the rules that use it.
// Says "begin n" and "done n killed|survived" for each mutant, so that whoever watches can tell one that hangs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Module from 'node:module';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import swc from '@swc/core';
import { mutantsOf } from './mutants.mjs';

const [, , root, sourceFile, from, rulesJson] = process.argv;
const require = createRequire(join(root, 'dist/x.js'));
const rules = JSON.parse(rulesJson);
const text = readFileSync(join(root, sourceFile), 'utf8');
const broken = resolve(root, 'dist', sourceFile.replace(/\.ts$/, '.js'));
const { Template } = require('./lib/template');
const { outdent } = require('./lib/common/outdent');

const compile = (code) =>
  swc.transformSync(code, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs', importInterop: 'node' },
  }).code;

/** Puts the code in the place of the module, and forgets everything that may have used the old one. */
function install(code) {
  for (const file of Object.keys(require.cache))
    if (file.startsWith(join(root, 'dist/policies')) || file.startsWith(join(root, 'dist/lib/governance')))
      delete require.cache[file];
  load(broken, code);
}

function load(file, code) {
  const module = new Module(file);
  module.filename = file;
  module.paths = Module._nodeModulePaths(join(root, 'dist'));
  require.cache[file] = module;
  module.loaded = true;
  module._compile(code, file);
  return module.exports;
}

/** The manifest around the parts that an example says is a support of the tests, and stands in no build. */
const excerpt = load(
  join(root, 'dist/test/support/manifest-excerpt.js'),
  compile(readFileSync(join(root, 'test/support/manifest-excerpt.ts'), 'utf8')),
);

const isAs = (verdicts, verdict, never) =>
  verdicts.includes(verdict) && !verdicts.includes('stopped') && !verdicts.includes(never);

/** Does some example say something else than it should? */
function isNoticed() {
  return rules.some((path) => {
    const rule = require(`./${path}`).default;
    const isOfTemplates = path.startsWith('policies/');
    const verdicts = isOfTemplates ? ofTemplate(rule) : ofManifest(rule);
    return (
      rule.bad.some((example) => !isAs(verdicts(example), 'fail')) ||
      (!isOfTemplates && rule.bad.some((example) => standsElsewhere(rule, example))) ||
      rule.good.some((example) => verdicts(example).length > 0) ||
      rule.unknown.some((example) => !isAs(verdicts(example), 'unknown', 'fail'))
    );
  });
}

function ofTemplate(rule) {
  const { judgeTemplate } = require('./policies/judge-template');
  return ({ template, profile }) => {
    const parsed = Template.parse({ file: 'example.yaml', text: outdent(template) });
    return (
      judgeTemplate(parsed, { target: 'example', rules: [rule], profile })
        .findings.filter((finding) => finding.rule === rule.id)
        // A rule that stops says unknown, and is broken whatever was expected.
        .map(({ verdict, saw }) => (saw.startsWith('the rule stopped') ? 'stopped' : verdict))
    );
  };
}

function ofManifest(rule) {
  return (example) => observationsOf(rule, example).map(({ verdict }) => verdict);
}

/** Is something found elsewhere than the example says? */
function standsElsewhere(rule, example) {
  const { placeOf } = require('./lib/governance/judge-manifest');
  return example.at !== undefined && !isDeepStrictEqual(observationsOf(rule, example).map(placeOf), example.at);
}

function observationsOf(rule, { template, ledger, on }) {
  const { judgeManifest } = require('./lib/governance/judge-manifest');
  return judgeManifest(manifestOf(template, on), [rule], on, ledger).observations;
}

/** Manifests by what an example says: reading one takes longer than judging it, and no mutant changes how it is read. */
const manifests = new Map();

function manifestOf(template, on) {
  const key = `${on} ${template}`;
  if (!manifests.has(key)) manifests.set(key, excerpt.manifestWithParts(template, new Date(`${on}T12:00:00Z`)));
  return manifests.get(key);
}

install(compile(text));
if (isNoticed()) {
  console.log('red before anything was broken');
  process.exit(1);
}
const mutants = mutantsOf(sourceFile, text);
console.log(`count ${mutants.length}`);
for (const [index, mutant] of mutants.entries()) {
  if (index < Number(from)) continue;
  console.log(`begin ${index}`);
  let noticed;
  try {
    install(compile(text.slice(0, mutant.start) + mutant.text + text.slice(mutant.end)));
    noticed = isNoticed();
  } catch {
    noticed = true; // It does not even compile or load.
  }
  console.log(`done ${index} ${noticed ? 'killed' : 'survived'} ${mutant.line} ${mutant.what.replaceAll('\n', ' ')}`);
}
