/** Do two addresses mean one person? Identity providers do not tell capitals apart. */
export function isSamePerson(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
