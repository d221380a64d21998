import { type Property, type Resource, type World, keyOf } from '../../lib/template';

/**
 * Finds the resource of one type that a property means, by reference or by the name that the resource bears.
 *
 * Limits: a name that differs from world to world is not found, so what it names counts as standing elsewhere.
 */
export function resourceNamedBy(property: Property, world: World, type: string, path: string): Resource | undefined {
  const { value } = property;
  const id = value.kind === 'reference' ? value.logicalId : idsByName(world, type, path).get(keyOf(value));
  return id === undefined ? undefined : world.resource(id);
}

function idsByName({ template }: World, type: string, path: string): ReadonlyMap<string | undefined, string> {
  return template.once(`names ${type} ${path}`, () => {
    const named = template.openWorld().ofType(type);
    return new Map(
      named.flatMap((resource) => {
        const key = keyOf(resource.read(path).value);
        return key === undefined ? [] : [[key, resource.id] as const];
      }),
    );
  });
}
