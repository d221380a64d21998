/**
 * The lines of a stream of bytes, one after the other, however large the whole is.
 * A line that is longer than `lengthMax` is undefined: nobody keeps it in memory.
 */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array | string>,
  lengthMax: number,
): AsyncIterable<string | undefined> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  let length = 0;
  const take = (): string | undefined => {
    const line = length > lengthMax ? undefined : begun.join('').replace(/\r$/, '');
    begun = [];
    length = 0;
    return line;
  };
  const add = (piece: string) => {
    length += piece.length;
    if (length <= lengthMax) begun.push(piece);
    else begun = [];
  };
  for await (const chunk of bytes) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n');
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) yield take();
      add(piece);
    }
  }
  add(decoder.decode());
  if (length > 0) yield take();
}
