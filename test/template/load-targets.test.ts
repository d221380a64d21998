/** Targets: template files, and folders that the CDK wrote. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib/core';
import { UserError } from '../../lib/common/user-error';
import { describe as say, isManifestText, loadTargets } from '../../lib/template';
import { firstWorld } from './from-yaml';

function folder(files: Readonly<Record<string, unknown>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'targets-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return path;
}

function codeOf(path: string): string | undefined {
  try {
    loadTargets([path]);
  } catch (error) {
    if (error instanceof UserError) return error.problems[0]!.code;
    throw error;
  }
  return undefined;
}

const TEMPLATE = { Resources: { A: { Type: 'Test::A', Properties: { Where: { Ref: 'AWS::Region' } } } } };
const STACK = { type: 'aws:cloudformation:stack', properties: { templateFile: 's.json', stackName: 'plain' } };

test('a stack of an assembly that holds no resources is judged like any other; a bare file without them is no template', () => {
  const path = folder({ 'manifest.json': { artifacts: { Plain: STACK } }, 's.json': { Parameters: {} } });
  expect(loadTargets([path]).map(({ template }) => template.resources.size)).toEqual([0]);
  expect(codeOf(join(path, 's.json'))).toBe('template/no-resources');
});

test('a real assembly gives each stack, those of Stages and nested stacks, with construct paths', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
  const app = new App({ outdir, analyticsReporting: false, builtinCloudFormationValidation: false });
  new CfnResource(new Stack(app, 'Plain', { stackName: 'plain-stack' }), 'Topic', { type: 'AWS::SNS::Topic' });
  const inner = new Stack(new Stage(app, 'Vendor'), 'Inner', {
    env: { account: '111122223333', region: 'eu-central-1' },
  });
  new CfnResource(inner, 'Topic', { type: 'AWS::SNS::Topic', properties: { Name: inner.partition } });
  new CfnResource(new NestedStack(inner, 'Nested'), 'Queue', { type: 'AWS::SQS::Queue' });
  app.synth();

  const targets = loadTargets([outdir]);
  expect(targets.map(({ name, stackName }) => [name, stackName])).toEqual([
    ['Vendor/Inner', 'Vendor-Inner'],
    ['Vendor/Inner/Nested', undefined],
    ['Plain', 'plain-stack'],
  ]);
  const paths = targets.map(({ template }) =>
    [...template.resources.values()]
      .filter(({ type }) => /Topic|Queue/.test(type))
      .map(({ constructPath }) => constructPath),
  );
  expect(paths).toEqual([['Vendor/Inner/Topic'], ['Vendor/Inner/Nested/Queue'], ['Plain/Topic']]);
  expect(targets[0]!.template.declarations.environment).toEqual({
    account: '111122223333',
    region: 'eu-central-1',
  });
  expect(targets[2]!.template.declarations.environment).toEqual({});
  expect(targets.map(({ template }) => template.nestedUnseen())).toEqual([[], [], []]);
});

test('a nested stack whose template is not in the assembly is one that nobody sees', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
  const app = new App({ outdir, analyticsReporting: false, builtinCloudFormationValidation: false });
  new CfnResource(new NestedStack(new Stack(app, 'Plain'), 'Inner'), 'Queue', { type: 'AWS::SQS::Queue' });
  app.synth();
  for (const file of readdirSync(outdir)) if (file.endsWith('.nested.template.json')) rmSync(join(outdir, file));
  const unseen = loadTargets([outdir]).map(({ template }) => template.nestedUnseen().map(({ type }) => type));
  expect(unseen).toEqual([['AWS::CloudFormation::Stack']]);
});

test('a template file is one target, named as it was given', () => {
  const file = join(folder({ 't.json': TEMPLATE }), 't.json');
  const [target] = loadTargets([file], { environment: { region: 'eu-west-1' } });
  expect([target!.name, target!.file]).toEqual([file, file]);
  expect(say(firstWorld(target!.template).resource('A')!.read('Where').value)).toBe('eu-west-1');
});

test('metadata inside the manifest, as older versions of the CDK wrote it, gives construct paths too', () => {
  const metadata = { '/plain/A/Resource': [{ type: 'aws:cdk:logicalId', data: 'A' }, null, { type: 1 }], '/odd': 'x' };
  const path = folder({ 'manifest.json': { artifacts: { plain: { ...STACK, metadata } } }, 's.json': TEMPLATE });
  expect(loadTargets([path])[0]!.template.resources.get('A')!.constructPath).toBe('plain/A/Resource');
});

test('one logical id in a stack and in its nested stack has two construct paths', () => {
  const metadata = {
    '/plain/A': [{ type: 'aws:cdk:logicalId', data: 'A' }],
    '/plain/Inner': [{ type: 'aws:cdk:templateFile', data: 'inner.json' }],
    '/plain/Inner/A': [{ type: 'aws:cdk:logicalId', data: 'A' }],
  };
  const manifest = { artifacts: { plain: { ...STACK, metadata } } };
  const targets = loadTargets([folder({ 'manifest.json': manifest, 's.json': TEMPLATE, 'inner.json': TEMPLATE })]);
  expect(targets.map(({ template }) => template.resources.get('A')!.constructPath)).toEqual([
    'plain/A',
    'plain/Inner/A',
  ]);
});

test('a nested stack that no metadata names is still a target', () => {
  const path = folder({
    'manifest.json': { artifacts: { plain: STACK } },
    's.json': TEMPLATE,
    'PlainInner.nested.template.json': TEMPLATE,
  });
  expect(loadTargets([path]).map(({ name }) => name)).toEqual(['plain', 'PlainInner']);
});

test('an assembly that contains itself ends', () => {
  const itself = { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } };
  const path = folder({ 'manifest.json': { artifacts: { itself, plain: STACK } }, 's.json': TEMPLATE });
  expect(loadTargets([path]).map(({ name }) => name)).toEqual(['plain']);
});

test.each([
  ['a folder without manifest', () => folder(), 'template/no-assembly'],
  ['a manifest of something else', () => folder({ 'manifest.json': { name: 'web app' } }), 'template/no-assembly'],
  ['a manifest that is broken', () => folder({ 'manifest.json': '{' }), 'template/assembly-json'],
  [
    'a stack whose template is gone',
    () => folder({ 'manifest.json': { artifacts: { plain: STACK } } }),
    'file/missing',
  ],
  ['nothing at all', () => join(folder(), 'cdk.out'), 'file/missing'],
])('refuses %s', (_, path, code) => {
  expect(codeOf(path())).toBe(code);
});

test.each([
  ['apiVersion: vendor-enclave/v1\nvendor: {}', true],
  ['# acme\n\'apiVersion\' : "vendor-enclave/v2"', true],
  ['{ "vendor": {}, "apiVersion": "vendor-enclave/v1" }', true],
  ['apiVersion: v1\nkind: Pod', false],
  ['Resources: { A: { Properties: { Text: "apiVersion: vendor-enclave/v1" } } }', false],
  ['Resources:\n  apiVersion: vendor-enclave/v1', false],
])('%j is a manifest: %s', (text, answer) => {
  expect(isManifestText(text)).toBe(answer);
});
