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

function isJudged({ type, constructPath = '', assetPath }: Declaration, isBeside: (stack: string) => boolean): boolean {
  if (type !== NESTED_STACK) return false;
  const [, path] = DEPLOYED_BY.exec(constructPath) ?? [];
  return [path, assetPath].some((stack) => stack !== undefined && isBeside(stack));
}
