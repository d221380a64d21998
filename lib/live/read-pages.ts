import { ask, unreadable, type AwsCall } from './aws-errors';

/** All pages of a list. A page without its list is no empty page: AWS always sends the list. */
export async function pages<Page, Item>(
  call: AwsCall,
  listing: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  await ask(call, async () => {
    for await (const page of listing) {
      const more = itemsOf(page);
      if (!more) throw unreadable(call, 'no list');
      items.push(...more);
    }
  });
  return items;
}
