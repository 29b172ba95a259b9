import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

/** HTML is at most so many times as long as its text, but for a little: escapes and addresses in percent signs take most. */
const times = 30;
const little = 100_000;
const size = 20_000;

const fill = (piece: string) => piece.repeat(Math.floor(size / piece.length));
const table = (columns: number, row: string) =>
  `${'|a'.repeat(columns)}\n${'|-'.repeat(columns)}\n${row.repeat((size - 4 * columns) / row.length)}`;
const numbered = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

function expectInProportion(text: string): void {
  const html = renderMarkdown(text);
  expect(html.length).toBeLessThanOrEqual(times * text.length + little);
}

test.each([
  ['nested quotes', `${'>'.repeat(5000)} a`],
  ['nested lists', `${'- '.repeat(1400)}a`],
  ['nested lists and quotes', `${'> - '.repeat(5000)}a`],
  ['many quotes in many lines', fill('> > > > > > > > > > a\n')],
  ['quotes that go on by themselves', `> > > > > > > > a\n${fill('a\n')}`],
  ['ever deeper lists', numbered(140, (i) => `${' '.repeat(2 * i)}- a\n`)],
  ['columns without rows', table(1500, 'a\n')],
  ['columns with short rows', table(100, 'a\n')],
  ['full rows', table(20, `${'|a'.repeat(20)}\n`)],
  ['brackets', fill('[')],
  ['brackets that close', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['nested links', `${'['.repeat(4000)}a${'](b)'.repeat(4000)}`],
  ['nested emphasis', `${'*'.repeat(9999)}a${'*'.repeat(9999)}`],
  ['emphasis that never ends', fill('*a_')],
  ['crossed marks', fill('*a **a ~a _a ')],
  ['backticks', numbered(190, (i) => `${'`'.repeat(i + 1)} `)],
  ['underlined headings', fill('a\n=\n')],
  ['an address a thousand times', `[x]: /${'a'.repeat(10_000)}\n\n${'[x]\n'.repeat(2400)}`],
  ['a footnote a thousand times', `[^a]: b\n\n${'[^a] '.repeat(3900)}`],
  ['elements', fill('<a b="')],
  ['comments', fill('<!--')],
  ['entities', fill('&a;')],
  ['addresses', fill('www.a&b;)')],
  ['signs of HTML, and ends of links', `${'&#0;'.repeat(4341)}${']('.repeat(1300)}`],
  ['line breaks', fill('\n')],
  ['more than anybody may write', 'a '.repeat(200_000)],
])('%s: shown, and in proportion', (_, text) => {
  expectInProportion(text);
});

test.each([`${'>'.repeat(5000)} a`, `${'- '.repeat(1400)}<b>a`, `${table(1500, 'a\n')}<b>`])(
  'what is too much to parse is shown as it was written',
  (text) => {
    const html = renderMarkdown(text);
    expect(html).toMatch(/^<p>[^<]/);
    expect(html.replaceAll(/<br>|<\/?p>/g, '')).not.toContain('<');
    expect(html).toContain('a');
  },
);

test('what people write stays Markdown, however much there is of it', () => {
  const chapter = `## What happened

On **Monday** at \`08:10\` the [network](https://example.com/network) was *slow*, see below[^1].

1. First
   - one **thing**, [two](/b) and three
     > quoted
2. Second

| Time | What | Who |
| ---- | ---- | --- |
${'| 08:10 | a **disk** was found | [us](/us) |\n'.repeat(20)}
\`\`\`
${'ERROR [nova] * could not > reach | it\n'.repeat(10)}\`\`\`

`;
  const text = `${chapter.repeat(30)}\n[^1]: A note.\n`;
  expect(text.length).toBeGreaterThan(40_000);
  const html = renderMarkdown(text);
  for (const [element, count] of Object.entries({ h2: 31, table: 30, tr: 630, pre: 30, blockquote: 30 })) {
    expect(html.split(`<${element}`).length - 1, element).toBe(count);
  }
});

test('whatever is mixed, it is shown, and in proportion', () => {
  const piece = fc.constantFrom(
    ...[
      '> ',
      '- ',
      '* ',
      '1. ',
      '# ',
      '\n',
      '\n\n',
      '    ',
      '\t',
      '[',
      ']',
      '](',
      ')',
      '![',
      '[^a]',
      '[^a]: ',
      '[a]: ',
      '*',
      '**',
    ],
    ...[
      '_',
      '~',
      '~~',
      '`',
      '```',
      '|',
      '|-',
      '|a|\n|-|\n',
      '<',
      '<a>',
      '</a>',
      '<!--',
      '-->',
      '&',
      '&#0;',
      '\\',
      '=',
      '---',
    ],
    ...['a', 'ä', '中', '\0', '\u202e', 'https://a.b', 'www.a', 'a@b.c', ':', '"', "'"],
  );
  const part = fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.nat({ max: 1500 }))
    .map(([pieces, count]) => pieces.join('').repeat(count));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      expectInProportion(parts.join('').slice(0, size));
    }),
    { numRuns: 60 },
  );
}, 120_000);
