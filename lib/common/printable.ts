/** Text from a file on one line of a terminal: control characters could move the cursor or forge a line of ours. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '·');
}
