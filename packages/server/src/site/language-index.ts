import { html } from '../http/html.ts';

/** The first page of a copy: it leads on to English by itself, and offers all languages where that is not followed. */
export function languageIndex(name: string, languages: readonly string[]): string {
  const [first = 'en'] = languages;
  return html`<!doctype html>
<html lang="${first}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta http-equiv="refresh" content="0; url=${first}/index.html" />
    <title>${name}</title>
  </head>
  <body>
    <main>
      <h1>${name}</h1>
      <ul>${languages.map(
        (language) => html`
        <li><a href="${language}/index.html" lang="${language}" hreflang="${language}">${nameOf(language)}</a></li>`,
      )}
      </ul>
    </main>
  </body>
</html>
`.text;
}

/** A language in its own words. */
function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
