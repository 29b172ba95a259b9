import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rewriteAttributes } from './rewrite-attributes.ts';
import { rewritePage, rewriteStyle } from './rewrite-page.ts';
import { linkInCopy, type SiteMap } from './site-map.ts';

const map: SiteMap = {
  languages: ['en', 'de'],
  publicUrl: 'https://status.example.com',
  pages: new Set(['/', '/incidents/1', '/reports']),
  files: new Set(['/_app/x.css', '/_app/f.woff2', '/feed.rss']),
};
const from = { path: '/incidents/1', language: 'de', file: 'de/incidents/1.html' };

describe('a link in a copy', () => {
  test.each([
    ['/', '../index.html'],
    ['/reports', '../reports.html'],
    ['/incidents/1#post-mortem', '1.html#post-mortem'],
    ['/_app/x.css', '../../_app/x.css'],
    ['../feed.rss', '../../feed.rss'],
    ['/language/en?next=%2Fincidents%2F1', '../../en/incidents/1.html'],
    ['/language/en?next=%2Fnowhere', 'https://status.example.com/language/en?next=%2Fnowhere'],
    ['/account', 'https://status.example.com/account'],
    ['/?at=2026-01-01', 'https://status.example.com/?at=2026-01-01'],
    ['/incidents/2', 'https://status.example.com/incidents/2'],
    ['#content', undefined],
    ['https://example.org/incidents/1', undefined],
    ['//example.org/', undefined],
    ['mailto:a@example.org', undefined],
    ['javascript:alert(1)', undefined],
    ['http://[', undefined],
    ['/../../etc/passwd', 'https://status.example.com/etc/passwd'],
  ])('%s', (link, expected) => {
    expect(linkInCopy(map, from, link)).toBe(expected);
  });
});

test('attributes are found as a browser finds them', () => {
  const seen: string[] = [];
  rewriteAttributes(
    `<!doctype html><!-- <a href="/comment"> --><a class=x href='/one' HREF2=/two hidden>a < b <b title="a>b"></b></a
    ><script>"<a href='/script'>"</script><title><a href="/title"></title><use href="#s"/><br/><a href=/three></a href="/end">
    <a href="/four?a=1&amp;b=&quot;2&#x27;&#39;"><style>a{b:url("<a href=/style>")}</STYLE ><a href="/five" <a href="/six">`,
    (tag, name, value) => {
      seen.push(`${tag} ${name}=${value}`);
      return undefined;
    },
  );
  expect(seen).toEqual([
    'a class=x',
    'a href=/one',
    'a href2=/two',
    'b title=a>b',
    'use href=#s',
    'a href=/three',
    `a href=/four?a=1&b="2''`,
    'a href=/five',
    'a href=/six',
  ]);
});

test('what is not changed stays byte for byte, and what is changed cannot end its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.string(), (text, value) => {
      const html = `${text}<a  id='x' href = "/q">${text}`;
      expect(rewriteAttributes(html, () => undefined)).toBe(html);
      const made = rewriteAttributes('<a href=x>', () => value);
      rewriteAttributes(made, (_tag, _name, read) => {
        expect(read).toBe(value);
        return undefined;
      });
      expect(made.match(/"/g)).toHaveLength(2);
    }),
  );
});

test('pages and styles refer to the files beside them', () => {
  const page = rewritePage('<link href="/_app/x.css"><form action="/search"><a href="/">x</a>', map, from);
  expect(page).toBe(
    '<link href="../../_app/x.css"><form action="https://status.example.com/search"><a href="../index.html">x</a>',
  );
  const css = "a{src:url(/_app/f.woff2)}b{src:url('/other')}";
  expect(rewriteStyle(css, map, '/_app/x.css')).toBe('a{src:url("f.woff2")}b{src:url(\'/other\')}');
});
