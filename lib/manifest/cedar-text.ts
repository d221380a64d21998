/**
 * A text as a Cedar literal. All but plain characters are written as numbers, so that no name can end its quotes, and
 * none can look to CloudFormation like a reference to be filled in. What is no character is nobody's group.
 */
export function cedarText(text: string): string {
  const written = [...text].map((character) => {
    if (/^[A-Za-z0-9 _.,:@/+=-]$/.test(character)) return character;
    const point = character.codePointAt(0)!;
    return `\\u{${(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point).toString(16)}}`;
  });
  return `"${written.join('')}"`;
}
