/**
 * The lines of a text stream, as they arrive; the next chunk is asked for when the last line of this one is done.
 * Lines end with LF or CRLF. A final line end starts no further line; an empty line is a line.
 */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  // Pieces of a line that has not ended yet: joined once, so that a line of many chunks costs no more than its length.
  let pending: string[] = [];
  let isFirst = true;
  for await (const text of chunks) {
    const chunk = isFirst && text.startsWith('\ufeff') ? text.slice(1) : text;
    isFirst = false;
    const lines = chunk.split('\n');
    const last = lines.pop() ?? '';
    if (lines.length > 0) {
      lines[0] = pending.join('') + (lines[0] ?? '');
      pending = [];
      yield lines.map(withoutCarriageReturn);
    }
    if (last !== '') pending.push(last);
  }
  if (pending.length > 0) yield [withoutCarriageReturn(pending.join(''))];
}

function withoutCarriageReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
