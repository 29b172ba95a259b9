import { html, type Html } from '../../../http/html.ts';
import type { Masthead } from '../masthead.ts';
import type { Texts } from '../texts/texts.ts';

interface Parts {
  readonly title: string;
  readonly head?: Html;
  readonly body: Html;
  /** Whose page it is; without one it is the platform's own. */
  readonly masthead?: Masthead | undefined;
}

/** A whole page of the sign-in, or one that customers see, as it is sent. */
export function layout(texts: Texts, { title, head, body, masthead }: Parts): string {
  const name = masthead?.name ?? texts.product;
  return html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} – ${name}</title>
        <link rel="stylesheet" href="/auth/assets/sign-in.css" />
        <link rel="icon" href="${masthead?.logo ?? '/auth/assets/icon.svg'}" />
        ${
          masthead === undefined &&
          html`<script type="module" src="/auth/assets/passkey.js"></script>
            <script type="module" src="/auth/assets/password.js"></script>`
        }
        ${head}
      </head>
      <body>
        <header>${masthead === undefined ? name : brand(masthead)}</header>
        <main>${body}</main>
        ${
          masthead !== undefined &&
          masthead.links.length > 0 &&
          html`<footer>
            <ul>
              ${masthead.links.map(({ label, url }) => html`<li><a href="${url}">${label}</a></li> `)}
            </ul>
          </footer>`
        }
      </body>
    </html> `.text;
}

function brand({ name, logo }: Masthead): Html {
  return html`<a href="/"
    >${logo !== null && html`<img src="${logo}" alt="" height="32" />`} <bdi>${name}</bdi></a
  >`;
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
