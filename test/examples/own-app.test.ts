import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnResource, type Stack } from 'aws-cdk-lib/core';
import { ownApp } from '../../examples/own-app/app';
import { VendorEnclaveChecks } from '../../policies';
import { temporaryFolder } from '../support/temporary';

test('two constructs and the pack work in somebody else’s app', () => {
  const app = ownApp(temporaryFolder());
  const assembly = app.synth();
  const template = assembly.getStackByName('PartnerNetwork').template as {
    Resources: Record<string, { Type: string }>;
  };
  const types = Object.values(template.Resources).map(({ Type }) => Type);
  expect(types).toEqual(expect.arrayContaining(['AWS::EC2::VPC', 'AWS::CloudTrail::Trail', 'AWS::EC2::VPCEndpoint']));
});

test('the pack judges that app: nothing to complain about, until somebody weakens it', () => {
  const app = ownApp(temporaryFolder());
  const violations = () => new VendorEnclaveChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);
  expect(violations()).toEqual([]);
  const stack = app.node.findChild('PartnerNetwork') as Stack;
  const trail = stack.node
    .findAll()
    .filter(CfnResource.isCfnResource)
    .find((node) => node.cfnResourceType === 'AWS::CloudTrail::Trail')!;
  trail.addPropertyOverride('EnableLogFileValidation', false);
  expect(violations()).toEqual(['VendorEnclave-trail-digest-missing[EnableLogFileValidation]']);
});

test('README shows this very app', () => {
  const read = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8');
  const shown = /```ts\n([\s\S]*?)```/.exec(read('README.md'))![1]!.trim().split('\n');
  const written = read('examples/own-app/app.ts')
    .split('\n')
    .map((line) => line.replace(/^ {2}/, ''));
  expect(shown.filter((line) => !written.includes(line))).toEqual([]);
});
