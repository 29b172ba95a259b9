/**
 * Breaks a text without line breaks at its blanks, so that no line is wider than `width` where that can be; a longer
 * word stays whole, as it may be copied. Counts characters, not cells: wide ones make a line look longer.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
