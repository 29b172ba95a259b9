const entities: Readonly<Record<string, string>> = { '&': '&#x26;', '<': '&#x3C;', '>': '&#x3E;' };

/** A text as it was written, line by line: for what is no Markdown that could be rendered. */
export function plain(text: string): string {
  const lines = text
    .trim()
    .replaceAll('\0', '\ufffd')
    .split(/\r\n|\r|\n/);
  const escaped = lines.map((line) => line.replaceAll(/[&<>]/g, (sign) => entities[sign] ?? ''));
  return `<p>${escaped.join('<br>\n')}</p>`;
}
