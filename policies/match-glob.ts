/**
 * Does a text match a pattern in which `*` stands for any run of characters, none included?
 * Takes at most pattern times text steps, whatever the pattern: a template may be hostile.
 *
 * @param same whether one character of the pattern stands for one of the text. @default - only for itself
 */
export function matchesGlob(
  pattern: string,
  text: string,
  same: (patternChar: string, textChar: string) => boolean = (one, other) => one === other,
): boolean {
  let [at, read] = [0, 0];
  let retry: { at: number; read: number } | undefined;
  while (read < text.length) {
    const char = pattern[at];
    if (char === '*') retry = { at: ++at, read };
    else if (char !== undefined && same(char, text[read] as string)) {
      at++;
      read++;
    } else if (retry) {
      // Let the last star take one character more.
      retry.read++;
      ({ at, read } = retry);
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

/** As IAM matches actions and resources: `?` stands for one character; actions are compared in lower case. */
export function matchesIam(pattern: string, text: string): boolean {
  return matchesGlob(pattern, text, (one, other) => one === '?' || one === other);
}
