import { Fn, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** Two availability zones: the given ones, or whichever two the region lists first when the stack is deployed. */
export function twoZones(zones?: readonly string[]): string[] {
  return zones ? [...zones] : [Fn.select(0, Fn.getAzs()), Fn.select(1, Fn.getAzs())];
}

/**
 * Runs `make` while the stack answers the question for its zones with `zones`.
 *
 * `Vpc` asks its stack for the zones even when it is given some, only to compare the two. A stack with a concrete
 * environment answers by asking AWS, so synthesis would need credentials for an answer nobody uses. The answer is
 * put back before we return: other constructs of the stack see what they always saw.
 */
export function withZones<T>(scope: IConstruct, zones: readonly string[], make: () => T): T {
  const stack = Stack.of(scope);
  const own = Object.getOwnPropertyDescriptor(stack, 'availabilityZones');
  Object.defineProperty(stack, 'availabilityZones', { configurable: true, get: () => [...zones] });
  try {
    return make();
  } finally {
    if (own) Object.defineProperty(stack, 'availabilityZones', own);
    else delete (stack as { availabilityZones?: string[] }).availabilityZones;
  }
}
