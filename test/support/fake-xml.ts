/** What a fake AWS answers with: nested records and lists. Undefined is left out, as AWS does. */
export type Content = string | number | boolean | undefined | readonly Content[] | { readonly [name: string]: Content };

/** Writes XML; lists become `<item>` (EC2) or `<member>` (IAM) elements. */
export function toXml(content: Content, listItem: 'item' | 'member'): string {
  if (content === undefined) return '';
  if (isList(content)) return content.map((one) => `<${listItem}>${toXml(one, listItem)}</${listItem}>`).join('');
  if (typeof content === 'object') {
    return Object.entries(content)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `<${name}>${toXml(value, listItem)}</${name}>`)
      .join('');
  }
  return String(content).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function isList(content: Content): content is readonly Content[] {
  return Array.isArray(content);
}

/** One page of a list. The token is the place to go on from. */
export function page<T>(items: readonly T[], token: string | null, size: number) {
  const start = Number(token ?? 0);
  const more = start + size < items.length;
  return { items: items.slice(start, start + size), next: more ? String(start + size) : undefined };
}

/** An error as AWS would send it. */
export class FakeRefusal extends Error {
  constructor(
    readonly code: string,
    readonly status = 400,
    message: string = code,
  ) {
    super(message);
  }
}
