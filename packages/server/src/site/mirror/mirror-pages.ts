import { html } from '../../http/html.ts';
import type { Manifest } from '../manifest.ts';

/** What a mirror has to say itself, where the copy has no page for it. */
export type MirrorMessage = 'empty' | 'damaged' | 'not-found' | 'not-asked';

interface Words {
  readonly title: string;
  readonly text: string;
}

const words: Readonly<
  Record<'en' | 'de', Readonly<Record<MirrorMessage, Words>> & { toCopy: string; toLive: string }>
> = {
  en: {
    empty: { title: 'Back in a moment', text: 'There is no copy here yet: its source has not answered.' },
    damaged: { title: 'Back in a moment', text: 'This file of the copy is damaged; it is fetched again.' },
    'not-found': { title: 'Not found', text: 'There is no such page in this copy.' },
    'not-asked': {
      title: 'Not in this copy',
      text: 'This is a copy of the status page: it can neither look back nor search. The live page can.',
    },
    toCopy: 'To the copy',
    toLive: 'To the live page',
  },
  de: {
    empty: {
      title: 'Gleich wieder da',
      text: 'Hier gibt es noch keine Kopie: Ihre Quelle hat noch nicht geantwortet.',
    },
    damaged: { title: 'Gleich wieder da', text: 'Diese Datei der Kopie ist beschädigt; sie wird neu geholt.' },
    'not-found': { title: 'Nicht gefunden', text: 'Diese Seite gibt es in dieser Kopie nicht.' },
    'not-asked': {
      title: 'Nicht in dieser Kopie',
      text: 'Dies ist eine Kopie der Statusseite: Sie kann weder zurückblicken noch suchen. Die aktuelle Seite kann es.',
    },
    toCopy: 'Zur Kopie',
    toLive: 'Zur aktuellen Seite',
  },
};

/** The languages that a mirror speaks itself. */
export const mirrorLanguages = ['en', 'de'];

/** One line for programs. */
export function mirrorLine(message: MirrorMessage): string {
  return words.en[message].text;
}

/**
 * A page that says one thing, with the ways on.
 *
 * @param address of the live page, with the question; undefined where nobody knows one
 */
export function mirrorPage(
  message: MirrorMessage,
  { language, manifest, address }: { language: string; manifest: Manifest | undefined; address: string | undefined },
): string {
  const known = language === 'de' ? 'de' : 'en';
  const { title, text } = words[known][message];
  const name = manifest?.name ?? '';
  return html`<!doctype html>
<html lang="${known}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${title}${name !== '' && ` – ${name}`}</title>
  </head>
  <body>
    <main>
      ${name !== '' && html`<p><bdi>${name}</bdi></p>`}
      <h1>${title}</h1>
      <p>${text}</p>
      ${manifest !== undefined && html`<p><a href="/">${words[known].toCopy}</a></p>`}
      ${address !== undefined && html`<p><a href="${address}">${words[known].toLive}</a></p>`}
    </main>
  </body>
</html>
`.text;
}

/** The origin of the live page; undefined where the list of the copy names none that could be linked. */
export function liveOriginOf(manifest: Manifest | undefined): string | undefined {
  const url = URL.parse(manifest?.publicUrl ?? '');
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.origin : undefined;
}
