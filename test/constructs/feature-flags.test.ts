import { App } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { EnclaveStack } from '../../constructs';
import { referenceManifest, TODAY, type Statement } from './fixtures';

test('the recommended feature flags change neither the resources nor what anybody may do', () => {
  expect(meaningWith(flags)).toEqual(meaningWith({}));
});

/** The resources, with what flags merely spell differently made equal. */
function meaningWith(context: Record<string, unknown>): unknown {
  const app = new App({ context });
  new EnclaveStack(app, 'Enclave', { manifest: referenceManifest(), today: TODAY });
  const { Resources } = app.synth().getStackByName('Enclave').template as { Resources: unknown };
  const text = JSON.stringify(Resources, (_key, value: unknown) => joined(value))
    // The name of a deployment is a digest of the API, spelling included.
    .replace(/(Deployment[0-9A-F]{8})[0-9a-f]{32}/g, '$1');
  return JSON.parse(text, (key, value: unknown) =>
    // A rule of a web ACL has a statement of its own, which is no list.
    key === 'Statement' && Array.isArray(value) ? atoms(value as Statement[]) : value,
  );
}

/** A join whose only unknown is the partition is the text it stands for. */
function joined(value: unknown): unknown {
  const parts = (value as Record<string, unknown> | null)?.['Fn::Join'] as [string, unknown[]] | undefined;
  if (!parts) return value;
  const texts = parts[1].map((part) => (typeof part === 'string' ? part : JSON.stringify(part)));
  return texts.join('').replaceAll('{"Ref":"AWS::Partition"}', 'aws');
}

/** One line for each action on each resource: flags decide how statements are grouped. */
function atoms(statements: readonly Statement[]): string[] {
  const lines = statements.flatMap(({ Action, Resource, Effect, Principal, Condition }) =>
    listOf(Action).flatMap((action) =>
      listOf(Resource).map((resource) => JSON.stringify([Effect, Principal, action, resource, Condition])),
    ),
  );
  return lines.sort();
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
