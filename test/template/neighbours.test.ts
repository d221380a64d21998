/** Templates of one call: exports, nested stacks, and resources of one that belong to those of another. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outdent } from '../../lib/common/outdent';
import {
  type Environment,
  RELATIONS,
  type Target,
  Template,
  describe as say,
  inEveryWorld,
  linkTargets,
  loadTargets,
} from '../../lib/template';
import { judgeTemplate } from '../../policies';
import { firstWorld } from './from-yaml';

function targets(texts: Readonly<Record<string, string>>, environments: Readonly<Record<string, Environment>> = {}) {
  return linkTargets(
    Object.entries(texts).map(([name, text]): Target => {
      const options = { environment: environments[name] ?? {}, stackName: name };
      return {
        name,
        file: `${name}.yaml`,
        template: Template.parse({ file: `${name}.yaml`, text: outdent(text) }, options),
      };
    }),
  );
}

const templateOf = (all: readonly Target[], name: string) => all.find((one) => one.name === name)!.template;
const read = (all: readonly Target[], name: string, path = 'Value') =>
  say(firstWorld(templateOf(all, name)).resource('Probe')!.read(path).value);

const EXPORTER = `
    Parameters: { Stage: { Type: String }, Mode: { Type: String, AllowedValues: [a, b] } }
    Conditions: { IsLive: !Equals [!Ref Stage, live], Always: !Equals [a, a] }
    Resources:
      Bucket: { Type: AWS::S3::Bucket }
    Outputs:
      Literal: { Value: text, Export: { Name: literal } }
      Ref: { Value: !Ref Bucket, Export: { Name: !Sub '\${AWS::StackName}-bucket' } }
      Arn: { Value: !GetAtt Bucket.Arn, Export: { Name: arn } }
      Open: { Value: !Ref Stage, Export: { Name: open } }
      Choice: { Value: !Ref Mode, Export: { Name: choice } }
      Branch: { Value: !If [IsLive, a, b], Export: { Name: branch } }
      Perhaps: { Condition: IsLive, Value: text, Export: { Name: perhaps } }
      Surely: { Condition: Always, Value: text, Export: { Name: surely } }
      Zones: { Value: !Join [',', [a, b]], Export: { Name: zones } }
      Empty: { Export: { Name: empty } }
      Twice: { Value: 1, Export: { Name: twice } }
      TwiceToo: { Value: 2, Export: { Name: twice } }
      Itself: { Value: !ImportValue itself, Export: { Name: itself } }`;

const importing = (value: string) =>
  targets({ one: EXPORTER, two: `Resources: { Probe: { Type: T, Properties: { Value: ${value} } } }` });

test.each([
  ['a literal', '!ImportValue literal', 'text'],
  ['a resource, by the name of its stack', '!ImportValue one-bucket', 'Ref: one/Bucket'],
  ['an attribute', '!ImportValue arn', 'GetAtt: one/Bucket.Arn'],
  ['a part of a text', "!Join ['', [!ImportValue arn, '/*']]", '${GetAtt: one/Bucket.Arn}/*'],
  ['a list', "!Select [1, !Split [',', !ImportValue zones]]", 'b'],
  ['a parameter without default', '!ImportValue open', 'Ref: Stage, a parameter without default'],
  [
    'what a choice of the other template decides',
    '!ImportValue choice',
    'Ref: Mode, a parameter with several allowed values',
  ],
  ['what its condition decides', '!ImportValue branch', 'condition IsLive may go either way'],
  ['an output under a condition', '!ImportValue perhaps', 'output Perhaps, which condition IsLive decides'],
  ['an output under a condition that holds', '!ImportValue surely', 'text'],
  ['an output without value', '!ImportValue empty', 'output Empty of one'],
  ['what two outputs export', '!ImportValue twice', 'Fn::ImportValue: twice'],
  ['what nobody exports', '!ImportValue nothing', 'Fn::ImportValue: nothing'],
  ['itself', '!ImportValue itself', /^(Fn::ImportValue: itself|output Itself of one, which names itself)$/],
])('imports %s', (_, value, words) => {
  const said = read(importing(value), 'two');
  if (typeof words === 'string') expect(said).toBe(words);
  else expect(said).toMatch(words);
});

test('a choice of another template makes no worlds here', () => {
  const all = importing('!If [IsLive, !ImportValue choice, !ImportValue branch]');
  const { branches } = inEveryWorld(
    templateOf(all, 'two'),
    (world) => world.resource('Probe')!.read('Value').value.kind,
  );
  expect(branches).toHaveLength(1);
});

test('the same words in two templates are not the same value, except for where both are deployed', () => {
  const text = `
    Parameters: { P: { Type: String } }
    Resources: { B: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub '\${P}-logs' } } }
    Outputs: { Name: { Value: !Sub '\${P}-logs', Export: { Name: exported } } }`;
  const other = (name: string) => `
    Parameters: { P: { Type: String } }
    Resources: { Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Sub '${name}' } } }`;
  const found = (name: string) => {
    const world = firstWorld(templateOf(targets({ one: text.replaceAll('${P}-logs', name), two: other(name) }), 'one'));
    return world.referrers(world.resource('B')!, RELATIONS.bucketPolicies).certain.map(({ id }) => id);
  };
  expect(found('${P}-logs')).toEqual([]);
  expect(found('logs-${AWS::AccountId}')).toEqual(['two/Policy']);
});

const BUCKET = `
    Resources:
      Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: claims-logs } }
    Outputs: { Name: { Value: !Ref Logs, Export: { Name: logs } } }`;
const policyOn = (bucket: string, resource = "'*'", condition = '') => `
    Parameters: { Stage: { Type: String } }
    Conditions: { IsLive: !Equals [!Ref Stage, live] }
    Resources:
      Policy:
        Type: AWS::S3::BucketPolicy
        ${condition}
        Properties:
          Bucket: ${bucket}
          PolicyDocument:
            Statement: { Effect: Deny, Principal: '*', Action: 's3:*', Resource: ${resource}, Condition: { Bool: { aws:SecureTransport: false } } }`;

const verdicts = (all: readonly Target[], name: string) =>
  judgeTemplate(templateOf(all, name), { target: name })
    .findings.filter(({ rule }) => rule === 'bucket-plaintext-allowed')
    .map(({ verdict, saw }) => `${verdict}: ${saw}`);

test.each([
  ['through an export', policyOn('!ImportValue logs'), []],
  [
    'through an export, on its ARN',
    policyOn(
      '!ImportValue logs',
      "[!Sub ['arn:aws:s3:::${B}', { B: !ImportValue logs }], !Sub ['arn:aws:s3:::${B}/*', { B: !ImportValue logs }]]",
    ),
    [],
  ],
  ['by its name', policyOn('claims-logs'), []],
  ['of another name', policyOn('other-logs'), ['fail: no bucket policy']],
  ['of a parameter: that would make every bucket a doubt', policyOn('!Ref Stage'), ['fail: no bucket policy']],
  [
    'under a condition of its own template',
    policyOn('!ImportValue logs', "'*'", 'Condition: IsLive'),
    ['unknown: bucket policy two/Policy on Ref: Logs, whose condition IsLive nobody can read'],
  ],
])('a policy in a sibling, %s', (_, policy, said) => {
  expect(verdicts(targets({ one: BUCKET, two: policy }), 'one')).toEqual(said);
});

test('a name that two templates give to a bucket joins neither; nor one of another account or region', () => {
  const all = targets({
    one: BUCKET,
    two: policyOn('claims-logs'),
    three: BUCKET.replace('Name: logs }', 'Name: other }'),
  });
  expect(verdicts(all, 'one')).toEqual(['fail: no bucket policy']);
  const apart = { one: { region: 'eu-central-1' }, two: { region: 'us-east-1' } };
  expect(verdicts(targets({ one: BUCKET, two: policyOn('claims-logs') }, apart), 'one')).toEqual([
    'fail: no bucket policy',
  ]);
});

test('a template alone knows no neighbours', () => {
  const [only] = targets({ one: BUCKET });
  expect(only!.template.neighbours).toBeUndefined();
});

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'nested-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), outdent(text));
  }
  return path;
}

const PARENT = `
    Parameters: { Open: { Type: String }, Stage: { Type: String, Default: pilot } }
    Resources:
      Bucket: { Type: AWS::S3::Bucket }
      Inner:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: nested/child.yaml
          Parameters: { Bucket: !Ref Bucket, Stage: !Ref Stage, Open: !Ref Open, Listed: 'a,b', Circle: !GetAtt Inner.Outputs.Circle }
      Probe: { Type: T, Properties: { Value: !GetAtt Inner.Outputs.Queue, Back: !GetAtt Inner.Outputs.Back, Gone: !GetAtt Inner.Outputs.Gone } }`;
const CHILD = `
    Parameters:
      Bucket: { Type: String }
      Stage: { Type: String, Default: live, AllowedValues: [live, pilot] }
      Open: { Type: String, Default: x }
      Listed: { Type: CommaDelimitedList }
      Circle: { Type: String }
      Own: { Type: String, Default: own }
    Resources:
      Queue: { Type: AWS::SQS::Queue }
      Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Bucket } }
      Probe: { Type: T, Properties: { Bucket: !Ref Bucket, Stage: !Ref Stage, Open: !Ref Open, Listed: !Select [1, !Ref Listed], Own: !Ref Own, Circle: !Ref Circle } }
    Outputs:
      Queue: { Value: !GetAtt Queue.Arn }
      Back: { Value: !Ref Bucket }
      Circle: { Value: !Ref Circle }`;

test('a nested template beside its parent is loaded, and both see what is passed up and down', () => {
  const all = loadTargets([join(folder({ 'parent.yaml': PARENT, 'nested/child.yaml': CHILD }), 'parent.yaml')]);
  const [parent, child] = all;
  expect(all.map(({ name, file }) => [name, file].map((path) => path.replace(/^.*nested-\w+\//, '')))).toEqual([
    ['parent.yaml', 'parent.yaml'],
    ['parent.yaml/Inner', 'nested/child.yaml'],
  ]);
  expect(parent!.template.nestedUnseen()).toEqual([]);
  const below = (path: string) => read(all, child!.name, path).replace(parent!.name, 'parent');
  expect(['Stage', 'Listed', 'Own', 'Bucket', 'Open'].map(below)).toEqual([
    'pilot',
    'b',
    'own',
    'Ref: parent/Bucket',
    'Ref: Open, a parameter passed as Ref: Open, a parameter without default',
  ]);
  expect(below('Circle')).toMatch(/^Ref: Circle, a parameter passed as /);
  const above = (path: string) => read(all, parent!.name, path).replace(child!.name, 'child');
  expect(['Value', 'Back', 'Gone'].map(above)).toEqual([
    'GetAtt: child/Queue.Arn',
    'Ref: Bucket',
    'output Gone of child',
  ]);
  // The policy in the nested stack is the bucket's of the parent.
  const world = firstWorld(parent!.template);
  const { certain } = world.referrers(world.resource('Bucket')!, RELATIONS.bucketPolicies);
  expect(certain.map(({ id, position }) => [id.replace(child!.name, 'child'), position.line])).toEqual([
    ['child/Policy', 10],
  ]);
  // And what is followed from here is the other's resource.
  expect(world.follow(world.resource('Probe')!.read('Value'))?.type).toBe('AWS::SQS::Queue');
});

test.each([
  ['outside the folder', '../child.yaml', ['Inner']],
  ['by an absolute path', '/etc/hostname', ['Inner']],
  ['that is not there', 'gone.yaml', ['Inner']],
  ['that is no template', 'text.yaml', ['Inner']],
  ['in a bucket', 'https://s3.amazonaws.com/bucket/child.yaml', ['Inner']],
  ['that is itself', 'parent.yaml', ['Inner']],
])('a nested template %s stays unseen', (_, url, unseen) => {
  const path = folder({
    'in/parent.yaml': `Resources: { Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: '${url}' } } }`,
    'child.yaml': CHILD,
    'in/text.yaml': 'hello',
  });
  const all = loadTargets([join(path, 'in/parent.yaml')]);
  expect(all).toHaveLength(1);
  expect(all[0]!.template.nestedUnseen().map(({ logicalId }) => logicalId)).toEqual(unseen);
});

test('templates that nest each other are each loaded once', () => {
  const nests = (url: string) =>
    `Resources: { Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${url} } } }`;
  const path = folder({ 'a.yaml': nests('b.yaml'), 'b.yaml': nests('a.yaml') });
  expect(loadTargets([join(path, 'a.yaml')])).toHaveLength(2);
});

test('a template that two stacks deploy is passed nothing for certain', () => {
  const parent = `
    Resources:
      A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml, Parameters: { Stage: live } } }
      B: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml, Parameters: { Stage: pilot } } }`;
  const all = loadTargets([join(folder({ 'parent.yaml': parent, 'child.yaml': CHILD }), 'parent.yaml')]);
  expect(read(all, all[1]!.name, 'Stage')).toBe('Ref: Stage, a parameter that several stacks pass');
});
