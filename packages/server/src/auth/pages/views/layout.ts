import { html, type Html } from '../../../http/html.ts';
import type { Texts } from '../texts/texts.ts';

/** A whole page of the sign-in, as it is sent. */
export function layout(texts: Texts, { title, head, body }: { title: string; head?: Html; body: Html }): string {
  return html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} – ${texts.product}</title>
        <link rel="stylesheet" href="/auth/assets/sign-in.css" />
        <script type="module" src="/auth/assets/passkey.js"></script>
        <script type="module" src="/auth/assets/password.js"></script>
        ${head}
      </head>
      <body>
        <header>${texts.product}</header>
        <main>${body}</main>
      </body>
    </html> `.text;
}

/** Something that must not be overlooked. */
export function alert(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : html`<p class="alert" role="alert">${text}</p>`;
}

/** A field for a password, with a button that the script shows: it makes the password readable while it is typed. */
export function passwordField(texts: Texts, input: Html): Html {
  return html`<div class="secret">
    ${input}
    <button type="button" class="secondary" hidden data-reveal aria-pressed="false">${texts.showPassword}</button>
  </div>`;
}

/** A button that the script shows where the browser knows passkeys, with a place for what goes wrong. */
export function passkeyButton(
  texts: Texts,
  { label, url, kind, next, or }: { label: string; url: string; kind: 'create' | 'get'; next?: string; or?: string },
): Html {
  return html`<div class="passkey" hidden data-passkey="${kind}" data-url="${url}" data-next="${next ?? ''}">
    ${or !== undefined && html`<p class="or">${or}</p>`}
    <p class="alert" role="alert" hidden></p>
    <button type="button" class="secondary" data-failed="${texts.errors['passkey-failed'].text}">${label}</button>
  </div>`;
}
