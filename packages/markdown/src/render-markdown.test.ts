import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

test('Markdown of every kind is rendered', () => {
  expect(renderMarkdown('**slow**, see https://example.org')).toBe(
    '<p><strong>slow</strong>, see <a href="https://example.org">https://example.org</a></p>',
  );
  expect(renderMarkdown('| a |\n| - |\n| b |')).toContain('<td>b</td>');
  expect(renderMarkdown('')).toBe('');
});

test('elsewhere, relative links lead to the page', () => {
  const base = 'https://status.example.com';
  expect(renderMarkdown('[a](/incidents/1?x=1&y=2) [b](https://b.example) [c](//c.example/)', { base })).toBe(
    '<p><a href="https://status.example.com/incidents/1?x=1&#x26;y=2">a</a> <a href="https://b.example">b</a> <a href="https://c.example/">c</a></p>',
  );
});

test('headings go on below the one that the text stands under, without a gap', () => {
  expect(renderMarkdown('# a\n\n### b\n\n# c', { headings: 4 })).toBe('<h4>a</h4>\n<h5>b</h5>\n<h4>c</h4>');
  expect(renderMarkdown('#### a', { headings: 2 })).toBe('<h2>a</h2>');
  expect(renderMarkdown('# a')).toBe('<h1>a</h1>');
});

test('a table can be scrolled without a pointer, and is called by its columns', () => {
  expect(renderMarkdown('| Time | *What* |\n| - | - |\n')).toMatch(
    /^<div class="table" tabindex="0" role="group" aria-label="Time What"><table>.*<\/table><\/div>$/s,
  );
  expect(renderMarkdown('| |\n| - |\n')).toMatch(/^<div class="table" tabindex="0"><table>/);
  expect(renderMarkdown('| "><script> |\n| - |')).toContain('aria-label="&#x22;"');
});

test('what is to do, and what is done, has a sign', () => {
  expect(renderMarkdown('- [ ] a\n- [x] b')).toMatch(
    /<li class="task-list-item">☐ a<\/li>\s*<li class="task-list-item">☑ b<\/li>/,
  );
});

test('a link that leads nowhere is text', () => {
  expect(renderMarkdown('[*x*](javascript:alert(1)) [y](https://y.example)')).toBe(
    '<p><em>x</em> <a href="https://y.example">y</a></p>',
  );
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '![x](https://tracker.example/x.png)',
  '<style>body{display:none}</style>',
  '<iframe src="https://evil.example"></iframe>',
  '<p style="position:fixed">',
  '</div></main><form action="https://evil.example">',
  '<!-- --!><script>alert(1)</script>',
  '<svg><script href="data:text/javascript,alert(1)"/></svg>',
  '<math><mtext></p><script>alert(1)</script>',
  '[x](vbscript:msgbox(1))',
  '[x]: javascript:alert(1)\n\n[x]',
  '| <img src=x onerror=alert(1)> |\n| - |',
  '<b><i></b><table><tr></p><td><script>alert(1)',
  `${'<div>'.repeat(1000)}<script>alert(1)</script>`,
])('%s does no harm', (text) => {
  // the box around a table is ours
  expect(renderMarkdown(text).replaceAll('</table></div>', '')).not.toMatch(
    /<(?:script|img|svg|style|iframe|form|\/div|\/main|!--)|\son\w+=|style=|(?:javascript|data):/i,
  );
});

test.each(['[x](\u0001javascript:alert(1))', '<https://x.example/" onmouseover="alert(1)>'])(
  '%j becomes no attribute and no address',
  (text) => {
    expect(renderMarkdown(text)).not.toMatch(/<[a-z][^>]*(?:onmouseover|javascript:)/);
  },
);

test('whatever somebody writes, only harmless elements come out', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('<', '>', '"', "'", '[x](', ')', '\n\n', '- ', '`', '<script', '<a href=', 'javascript:', '&lt;'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const html = renderMarkdown(pieces.join(''));
      for (const [, name = ''] of html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)) expect(harmless).toContain(name);
      // text keeps its quotation marks, but no "<": only what stands in an element counts
      expect(html).not.toMatch(/<a(?: [a-z-]+="[^"]*")* href="(?!https?:|mailto:|#|[^":]*(?:[/?#]|"))/i);
    }),
    { examples: [[['<a href=', '"', 'javascript:']]] },
  );
});

const harmless =
  'a div p br hr em strong del code pre blockquote ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tr th td section sup'.split(
    ' ',
  );
