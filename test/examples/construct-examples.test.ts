import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import * as constructs from '../../constructs';
import { acknowledgeFindings } from '../../constructs';
import { VendorEnclaveChecks } from '../../policies';
import { kebab } from '../../scripts/construct-reference';
import { temporaryFolder } from '../support/temporary';

const names = Object.entries(constructs)
  .filter(([, value]) => typeof value === 'function' && value.prototype instanceof Construct)
  .map(([name]) => name);
const fileOf = (name: string): string => join(__dirname, '../../examples/constructs', kebab(name));

test('every construct of the package has an example', () => {
  expect(names.filter((name) => !existsSync(`${fileOf(name)}.ts`))).toEqual([]);
});

test.each(names)('%s: its example is synthesised in a stack of somebody else, and no rule complains', (name) => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the list of files is the list of constructs
  const { example } = require(fileOf(name)) as { example: (stack: Stack) => void };
  const app = new App({ outdir: temporaryFolder() });
  const stack = new Stack(app, 'Theirs', { env: { account: '111122223333', region: 'eu-central-1' } });
  example(stack);
  acknowledgeFindings(stack);
  expect(new VendorEnclaveChecks(app).validateScope(app).violations).toEqual([]);
  const made = app
    .synth()
    .stacks.flatMap(({ template }) => Object.keys((template as { Resources?: object }).Resources ?? {}));
  expect(made.length).toBeGreaterThan(0);
});
