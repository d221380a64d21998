import { type World, keyOf } from '../lib/template';

/** The names that resources of one type bear in any world, as `keyOf` gives them: to tell what stands elsewhere. */
export function namesIn({ template }: World, type: string, path: string): ReadonlySet<string | undefined> {
  return template.once(`names ${type} ${path}`, () => {
    const resources = template.openWorld().ofType(type);
    return new Set(resources.flatMap((resource) => keyOf(resource.read(path).value) ?? []));
  });
}
