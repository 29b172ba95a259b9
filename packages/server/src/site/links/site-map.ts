import { posix } from 'node:path';

/** Where the pages and files of the server are in a copy. */
export interface SiteMap {
  readonly languages: readonly string[];
  /** An origin without a slash at the end. */
  readonly publicUrl: string;
  /** Paths of pages, which there is a file of in each language. */
  readonly pages: ReadonlySet<string>;
  /** Paths of files, which are there once. */
  readonly files: ReadonlySet<string>;
}

/** @example pageFile('/incidents/4f…', 'de') // 'de/incidents/4f….html' */
export function pageFile(path: string, language: string): string {
  return `${language}${path === '/' ? '/index' : path}.html`;
}

/**
 * A language in the query is one in the name of the file.
 *
 * @example
 * plainFile('/api/v2/summary.json') // 'api/v2/summary.json'
 * plainFile('/feed.rss?lang=de') // 'feed.de.rss'
 */
export function plainFile(path: string): string {
  const [, name = path, ending = '', language] = /^(.*)(\.\w+)\?lang=(\w+)$/.exec(path) ?? [];
  return (language === undefined ? path : `${name}.${language}${ending}`).slice(1);
}

const anyHost = 'http://site.invalid';

/**
 * Where a link of a page leads in the copy: to the file in the same language, or, where the copy has no such file, to the live
 * page. What leads elsewhere, and within the page, stays.
 *
 * @param from the path of the page on the server, and the language in which it is written
 * @returns undefined where the link stays as it is
 */
export function linkInCopy(
  { languages, publicUrl, pages, files }: SiteMap,
  from: { path: string; language: string; file: string },
  link: string,
): string | undefined {
  if (link.startsWith('#') || link === '') return undefined;
  const url = URL.parse(link, anyHost + from.path);
  if (url?.origin !== anyHost) return undefined;
  const { pathname, search, hash } = url;
  const to = (file: string) => relativeLink(from.file, file) + hash;
  const chosen = /^\/language\/([^/]+)$/.exec(pathname)?.[1];
  if (chosen !== undefined && languages.includes(chosen)) {
    const next = url.searchParams.get('next') ?? '/';
    if (pages.has(next)) return to(pageFile(next, chosen));
  }
  if (search === '' && pages.has(pathname)) return to(pageFile(pathname, from.language));
  if (files.has(pathname + search)) return to(plainFile(pathname + search));
  return publicUrl + pathname + search + hash;
}

/** Where a link of a page leads on the live page; undefined where it stays as it is. */
export function linkToLive({ publicUrl }: SiteMap, from: { path: string }, link: string): string | undefined {
  const url = URL.parse(link, anyHost + from.path);
  return url?.origin === anyHost ? publicUrl + url.pathname + url.search + url.hash : undefined;
}

function relativeLink(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to);
}
