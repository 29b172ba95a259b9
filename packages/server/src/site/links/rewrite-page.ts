import { rewriteAttributes } from './rewrite-attributes.ts';
import { linkInCopy, linkToLive, plainFile, type SiteMap } from './site-map.ts';
import { posix } from 'node:path';

/** Attributes that hold one address. */
const addresses = new Set(['href', 'src', 'poster', 'xlink:href']);
/** Where forms are sent: a file answers no question, and would show what was not asked for. */
const questions = new Set(['action', 'formaction']);

/** Makes the links of a page those of the copy. */
export function rewritePage(
  html: string,
  map: SiteMap,
  from: { path: string; language: string; file: string },
): string {
  return rewriteAttributes(html, (_tag, name, value) =>
    addresses.has(name) ? linkInCopy(map, from, value) : questions.has(name) ? linkToLive(map, from, value) : undefined,
  );
}

/** The same for what a style sheet refers to from the root. */
export function rewriteStyle(css: string, { files }: SiteMap, path: string): string {
  return css.replace(/url\(\s*(["']?)(\/[^"')\s]+)\1\s*\)/g, (whole, _quote: string, link: string) =>
    files.has(link) ? `url("${posix.relative(posix.dirname(plainFile(path)), plainFile(link))}")` : whole,
  );
}
