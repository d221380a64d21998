import type { Declaration } from './declared-resources';
import type { World } from './world';

const NESTED_STACK = 'AWS::CloudFormation::Stack';
const TYPES = [NESTED_STACK, 'AWS::CloudFormation::StackSet', 'AWS::ServiceCatalog::CloudFormationProvisionedProduct'];

/**
 * The resources that bring others with them, except nested stacks of an assembly that are judged on their own.
 *
 * @param isBeside whether the stack with this construct path, or the template with this file name, is judged too
 *
 * Limits: a nested stack is recognised by the construct path that CDK gives it, or by the file it uploads; any other
 * counts as unseen, even when its template happens to be among those judged.
 */
export function nestedUnseen(world: World, isBeside: (stack: string) => boolean): readonly Declaration[] {
  return [...world.template.resources.values()].filter(
    (declaration) =>
      (TYPES.includes(declaration.type) || declaration.type.endsWith('::MODULE')) &&
      !isJudged(declaration, isBeside) &&
      world.resource(declaration.logicalId) !== undefined,
  );
}

// The stack `Vendor/Inner` is deployed by the resource `Vendor/Inner.NestedStack/Inner.NestedStackResource`.
const DEPLOYED_BY = /^(.*)\.NestedStack\/[^/]+\.NestedStackResource$/;

/** Name of the stack that the CDK deploys by this resource. */
export function builtStackOf({ constructPath = '' }: Declaration): string | undefined {
  return DEPLOYED_BY.exec(constructPath)?.[1];
}

function isJudged(declaration: Declaration, isBeside: (stack: string) => boolean): boolean {
  if (declaration.type !== NESTED_STACK) return false;
  return [builtStackOf(declaration), declaration.assetPath].some((stack) => stack !== undefined && isBeside(stack));
}
