/** Where in a CDK app a finding comes from, as far as its assembly says. */
import { App, Stack } from 'aws-cdk-lib/core';
import { CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedIn } from '../support/checked';
import { ownRule } from '../support/own-rule';
import { temporaryFolder } from '../support/temporary';

const OPTIONS = { rules: ['rule.js'], only: ['acme-queue-unencrypted'] };

function synthesised(): string {
  const folder = temporaryFolder({ 'rule.js': ownRule() });
  const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false });
  const stack = new Stack(app, 'Letters');
  new Queue(stack, 'Inbox');
  const weakened = new CfnQueue(stack, 'Outbox', { kmsMasterKeyId: 'key' });
  weakened.addPropertyDeletionOverride('KmsMasterKeyId');
  app.synth();
  return folder;
}

test('a finding names the line that made the resource; the text shows it', async () => {
  const folder = synthesised();
  const { report } = await checkedIn(folder, ['cdk.out'], OPTIONS);
  const { findings } = report();
  expect(findings.map(({ resource }) => resource.constructPath)).toEqual(['Letters/Inbox/Resource', 'Letters/Outbox']);
  const lines = readFileSync(__filename, 'utf8').split('\n');
  for (const { code } of findings) expect(code!.file).toMatch(/code-lines\.test\.ts$/);
  expect(lines[findings[0]!.code!.line - 1]).toContain("new Queue(stack, 'Inbox')");
  expect(lines[findings[1]!.code!.line - 1]).toMatch(/addPropertyDeletionOverride|new CfnQueue/);
  const { text } = await checkedIn(folder, ['cdk.out'], { ...OPTIONS, format: 'text' });
  expect(text).toMatch(/Letters\/Inbox\/Resource \(AWS::SQS::Queue\)\n {2}made at .*code-lines\.test\.ts:\d+:\d+\n/);
});

/** Replaces what the CDK noted about the inbox; its logical id stays, or nobody could tell whose notes they are. */
function note(file: string, entries: object[], trace?: string[]): void {
  const metadata = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { type: string }[]>;
  const path = '/Letters/Inbox/Resource';
  const id = metadata[path]!.find(({ type }) => type === 'aws:cdk:logicalId')!;
  writeFileSync(file, JSON.stringify({ [path]: [{ ...id, ...(trace && { trace }) }, ...entries] }));
}

test.each<[string, object[], string | undefined, string[]?]>([
  [
    'a creation stack',
    [{ type: 'aws:cdk:creationStack', data: ['...new Queue in aws-cdk-lib...', 'new A (/app/lib/a.ts:5:11)'] }],
    '/app/lib/a.ts:5',
  ],
  [
    'the trace of an older CDK',
    [],
    '/app/b.js:9',
    [
      'new Queue (/app/node_modules/aws-cdk-lib/q.js:1:1)',
      'Object.<anonymous> (/app/b.js:9:3)',
      'node:internal/main:1:1',
    ],
  ],
  [
    'a line that set the property',
    [
      { type: 'aws:cdk:creationStack', data: ['a (/app/a.ts:5:1)'] },
      {
        type: 'aws:cdk:propertyAssignment',
        data: { propertyName: 'KmsMasterKeyId', stackTrace: ['b (/app/b.ts:6:1)'] },
      },
    ],
    '/app/b.ts:6',
  ],
  [
    'a line that set another',
    [
      { type: 'aws:cdk:creationStack', data: ['a (/app/a.ts:5:1)'] },
      { type: 'aws:cdk:propertyAssignment', data: { propertyName: 'Tags', stackTrace: ['b (/app/b.ts:6:1)'] } },
    ],
    '/app/a.ts:5',
  ],
  [
    'libraries alone',
    [{ type: 'aws:cdk:creationStack', data: ['...aws-cdk-lib...', '(no user code in 10 frames)'] }],
    undefined,
  ],
  ['nothing', [], undefined],
  ['an empty note', [null as unknown as object], undefined],
  ['nonsense', [{ type: 'aws:cdk:creationStack', data: { a: 1 } }], undefined],
])('from %s', async (...[, entries, expected, trace]) => {
  const folder = synthesised();
  note(join(folder, 'cdk.out/Letters.metadata.json'), entries, trace);
  const { report } = await checkedIn(folder, ['cdk.out'], OPTIONS);
  const code = report().findings[0]!.code;
  expect(code && `${code.file}:${code.line}`).toBe(expected);
});
