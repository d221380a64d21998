import { CfnResource, type Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { refuse } from './refuse';

/**
 * Most resources of an enclave's stack. CloudFormation takes 500 (AWS CloudFormation User Guide, "Understand CloudFormation
 * quotas"); the rest is for what the next release adds to an enclave that stands already.
 */
const RESOURCES_MAX = 450;

/** How many of the largest parts the message names. */
const PARTS_SHOWN = 4;

/** Refuses an enclave that has outgrown its stack, and says what takes the room: before CloudFormation does, without a word why. */
export function refuseOutgrown(stack: Stack, enclave: IConstruct): void {
  const total = resourcesOf(stack);
  if (total <= RESOURCES_MAX) return;
  const parts = enclave.node.children.map((part) => ({ id: part.node.id, count: resourcesOf(part) }));
  const largest = parts.sort((one, other) => other.count - one.count).slice(0, PARTS_SHOWN);
  refuse(stack, {
    what: 'the enclave has outgrown its stack',
    saw: `${total} resources, of them ${largest.map(({ id, count }) => `${count} in ${id}`).join(', ')}`,
    want: `${RESOURCES_MAX} resources or fewer`,
    mend: 'divide the APIs or the job functions among two enclaves of the vendor, each with a `vendor.id` of its own',
    code: 'enclave/too-many-resources',
  });
}

function resourcesOf(scope: IConstruct): number {
  return scope.node.findAll().filter(CfnResource.isCfnResource).length;
}
