import type { Property, Resource, World } from '../template';

/** The resource of the template that an ARN begins with: by its own `Arn`, or with a path below it. */
export function ownResource(world: World, property: Property): Resource | undefined {
  const { value } = property;
  const [first] = value.kind === 'composed' ? value.parts : [value];
  if (typeof first !== 'object' || first.kind !== 'reference' || !ARN.test(first.attribute)) return undefined;
  return world.resource(first.logicalId);
}

/** Attributes that are the ARN of a resource. */
const ARN = /^(Arn|.*Arn)$/;

/** The ARN of a resource of one of these types in this template? */
export function isOwn(world: World, property: Property, ...types: readonly string[]): boolean {
  const found = ownResource(world, property);
  return found !== undefined && types.includes(found.type);
}

/** By `Ref` or by an attribute: a resource of one of these types in this template? */
export function pointsAt(world: World, property: Property, ...types: readonly string[]): boolean {
  const found = world.follow(property);
  return found !== undefined && types.includes(found.type);
}
