/** A few of the mutants on every run; `npm run test:mutation` tries them all. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { breakPolicy } from '../../scripts/mutation/break-policy';
import { breakResource } from '../../scripts/mutation/break-resource';
import { mutateEnclaves } from '../../scripts/mutation/enclave-mutation';
import type { JsonMap, RawTemplate } from '../../scripts/mutation/mutant';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a sample of the broken example enclaves is noticed, and nothing is said of the whole ones', async () => {
  const { mutants, killed, survivors, saidBefore } = await mutateEnclaves({ root, folder, sample: 37 });
  expect(saidBefore).toEqual([]);
  expect(survivors).toEqual([]);
  expect(mutants).toBeGreaterThan(40);
  expect(killed).toBeGreaterThan(0.98 * mutants);
});

test('every survivor that is listed says why it weakens nothing', () => {
  const text = readFileSync(join(root, 'scripts/mutation/enclave-survivors.txt'), 'utf8');
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  expect(lines.filter((line) => !/^\S+ \S+ \S+ \S+ {2}\S/.test(line))).toEqual([]);
});

const kindsOf = (document: JsonMap) => breakPolicy(document).map(({ kind }) => kind);

test('an Allow is widened in what it names, and under fewer conditions', () => {
  const Condition = { StringEquals: { 'aws:SourceVpce': ['vpce-1'] } };
  const kinds = kindsOf({
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/b/*', Condition }],
  });
  expect(kinds).toEqual([
    'statement-added',
    'allow-removed:s3:GetObject',
    'action-all',
    'action-of-service-all',
    'resource-all',
    'resource-0-wider',
    'condition-removed',
    'if-exists-StringEquals-aws:SourceVpce',
    'value-StringEquals-aws:SourceVpce',
  ]);
});

test('a Deny is taken away, turned round, and narrowed', () => {
  const kinds = kindsOf({ Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] });
  expect(kinds).toEqual([
    'statement-added',
    'deny-removed',
    'deny-allows',
    'deny-of-little',
    'deny-elsewhere',
    'deny-for-few',
  ]);
});

test('what is taken out is taken out of everything that names it', () => {
  const key = { Type: 'AWS::KMS::Key' };
  const template: RawTemplate = {
    Resources: {
      Key: key,
      Logs: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
        DependsOn: ['Key'],
      },
    },
    Outputs: { Id: { Value: { Ref: 'Key' } } },
  };
  breakResource('Key', key)
    .find(({ kind }) => kind === 'removed')!
    .apply(template);
  expect(template).toEqual({
    Resources: { Logs: { Type: 'AWS::Logs::LogGroup', Properties: {}, DependsOn: [] } },
    Outputs: {},
  });
});
