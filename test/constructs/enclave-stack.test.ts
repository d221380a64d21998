import { App } from 'aws-cdk-lib/core';
import { EnclaveStack } from '../../constructs';
import type { ManifestInput } from '../../lib/manifest/schema';
import { codesOf, manifestWith, problemsOf, TODAY } from './fixtures';

test('the stack stands where the manifest says, is protected, and bears the vendor’s tags', () => {
  const stack = new EnclaveStack(new App(), 'Enclave', { manifest: manifestWith(), today: TODAY });
  expect([stack.account, stack.region, stack.terminationProtection]).toEqual(['111122223333', 'eu-central-1', true]);
  expect(stack.tags.tagValues()).toEqual({ 'vendor-enclave:vendor': 'acme' });
});

const apiWith = (count: number): Partial<ManifestInput> => ({
  apis: [
    {
      id: 'claims',
      backend: { lambdaArn: 'arn:aws:lambda:eu-central-1:111122223333:function:claims' },
      routes: Array.from({ length: count }, (_, index) => ({
        method: 'GET' as const,
        path: `/claims/${index}`,
        jobFunctions: ['clerk'],
      })),
    },
  ],
});

test('an enclave that outgrows its stack is refused before CloudFormation does, and says what takes the room', () => {
  const build = (routes: number) =>
    new EnclaveStack(new App(), 'Enclave', { manifest: manifestWith(apiWith(routes)), today: TODAY });
  expect(codesOf(() => build(100))).toEqual([]);
  expect(problemsOf(() => build(110))).toMatchObject([
    {
      code: 'enclave/too-many-resources',
      saw: expect.stringMatching(/^4\d\d resources, of them 3\d\d in Api-claims, /) as string,
    },
  ]);
});
