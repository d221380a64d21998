/**
 * Does a text match a pattern in which `*` stands for any run of characters, none included?
 * Takes at most pattern times text steps, whatever the pattern: a template may be hostile.
 *
 * @param same whether one character of the pattern stands for one of the text. @default - only for itself
 */
export function matchesGlob(
  pattern: string,
  text: string,
  same: (patternChar: string, textChar: string) => boolean = isSame,
): boolean {
  let at = 0;
  let read = 0;
  // Behind the last star, and how far it has taken in the text.
  let retryAt = -1;
  let retryRead = 0;
  while (read < text.length) {
    const char = pattern[at];
    if (char === '*') {
      retryAt = ++at;
      retryRead = read;
    } else if (char !== undefined && same(char, text[read] as string)) {
      at++;
      read++;
    } else if (retryAt !== -1) {
      // Let the last star take one character more.
      at = retryAt;
      read = ++retryRead;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

const isSame = (one: string, other: string): boolean => one === other;
const isSameToIam = (one: string, other: string): boolean => one === '?' || one === other;

/** As IAM matches actions and resources: `?` stands for one character; actions are compared in lower case. */
export function matchesIam(pattern: string, text: string): boolean {
  return matchesGlob(pattern, text, isSameToIam);
}
