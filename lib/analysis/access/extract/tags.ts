import type { Resource } from '../../../template';
import { holdsSymbol } from '../policy/symbols';
import type { TemplateTexts } from './template-texts';

/** The tags of an identity, and those whose key nobody can read. */
export function tagsOf(resource: Resource, texts: TemplateTexts): { tags: Record<string, string>; hidden: string[] } {
  const read = resource
    .read('Tags')
    .each()
    .map((tag) => {
      const [key, value] = ['Key', 'Value'].map((name) => texts.ofProperty(resource, tag.get(name)));
      return { key, value, path: tag.path };
    });
  const legible = read.flatMap(({ key, value }) => (key === undefined || value === undefined ? [] : [[key, value]]));
  return {
    tags: Object.fromEntries(legible) as Record<string, string>,
    hidden: read
      .filter(({ key, value }) => key === undefined || value === undefined || holdsSymbol(key))
      .map(({ path }) => `${resource.id}: the tag at ${path} is hidden`),
  };
}
