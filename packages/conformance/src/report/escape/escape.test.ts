import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { html, shortText } from './html.ts';
import { escapeForMarkdown, markdownCode } from './markdown.ts';
import { escapeForTerminal } from './terminal.ts';
import { makeVisible, makeVisibleAndShort } from './visible.ts';
import { escapeForXml } from './xml.ts';
import { yamlString } from './yaml.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
);

describe('escapeForTerminal', () => {
  it.each([
    ['plain text – and ünïcödé 東京', 'plain text – and ünïcödé 東京'],
    ['\u001b]0;owned\u0007', '\\x1b]0;owned\\x07'],
    ['\u009b31m', '\\x9b31m'],
    ['a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['a\u200b\ufeffb', 'a\\u200b\\ufeffb'],
    ['no\u00a0break', 'no\\xa0break'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\ud800'],
    ['\u3164', '\\u3164'],
  ])('%j is shown as %j', (text, shown) => {
    expect(escapeForTerminal(text)).toBe(shown);
  });

  it('shortens a name of 10,000 characters and says by how much', () => {
    expect(escapeForTerminal('x'.repeat(10_000), 50)).toBe(`${'x'.repeat(50)}… (9950 more characters)`);
    expect(escapeForTerminal('x'.repeat(10_000), Infinity)).toHaveLength(10_000);
  });

  it('lets nothing through that moves, hides or reorders', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escapeForTerminal(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('makeVisible', () => {
  it('leaves what is visible as it is', () => {
    expect(makeVisible('SCS-2V-8 \\x1b é 🙂')).toBe('SCS-2V-8 \\x1b é 🙂');
  });

  it('does not cut a character in two', () => {
    expect(makeVisibleAndShort(`aaa${'🙂'.repeat(3)}`, 4)).toBe('aaa… (6 more characters)');
  });
});

describe('html', () => {
  it('escapes what is interpolated, in content and in attributes, and nothing else', () => {
    const hostile = `"><script>alert('1')</script>&amp;`;
    const escaped = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;';
    expect(html`<b title="${hostile}">${hostile}</b>${[html`<i></i>`, undefined, 1]}`.markup).toBe(
      `<b title="${escaped}">${escaped}</b><i></i>1`,
    );
  });

  it('shortens before it escapes, so that no entity is cut', () => {
    expect(shortText('<<<<', 2).markup).toBe('&lt;&lt;… (2 more characters)');
  });
});

describe('escapeForXml', () => {
  it('leaves only characters that XML 1.0 can hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escapeForXml(text)).toMatch(/^(?:[\u0020-\ud7ff\ue000-\ufffd]|[\u{10000}-\u{10ffff}])*$/u);
      }),
    );
  });
});

describe('Markdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['<b>&amp;', '\\<b\\>\\&amp;'],
    ['[x](javascript:y)', '\\[x\\](javascript\\:y)'],
    ['see https://example.org or WWW.example.org', 'see https\\://example.org or WWW\\.example.org'],
    ['@everyone', '@&#8203;everyone'],
    ['*a* _b_ `c` ~d~ #1', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\#1'],
    ['two\nlines', 'two\\\\nlines'],
    ['v5.1: fine.', 'v5.1: fine.'],
  ])('%j becomes %j', (text, markdown) => {
    expect(escapeForMarkdown(text)).toBe(markdown);
  });

  it.each([
    ['plain', '`plain`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a|b', '`a\\|b`'],
    ['', '(empty)'],
  ])('the code span of %j is %j', (text, markdown) => {
    expect(markdownCode(text)).toBe(markdown);
  });
});

describe('yamlString', () => {
  it.each([
    ['lab', 'lab'],
    ['scs-0100-syntax-check', 'scs-0100-syntax-check'],
    ['yes', '"yes"'],
    ['Off', '"Off"'],
    ['N', '"N"'],
    ['null', '"null"'],
    ['12:30:00', '"12:30:00"'],
    ['a: b', '"a: b"'],
    ['', '""'],
    ['\u0085\u2028\u007f\ufeff', '"\\x85\\u2028\\x7f\\ufeff"'],
  ])('%j is written as %s', (text, yaml) => {
    expect(yamlString(text)).toBe(yaml);
  });

  it('is read back unchanged by a YAML 1.1 and by a YAML 1.2 reader, as value and as key', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const version of ['1.1', '1.2'] as const) {
          expect(parse(`- ${yamlString(text)}`, { version })).toEqual([text]);
        }
      }),
    );
  });
});
