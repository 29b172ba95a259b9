import { html } from '../../../http/html.ts';
import type { Masthead } from '../masthead.ts';
import type { Explanation, Texts } from '../texts/texts.ts';
import { layout } from './layout.ts';

/**
 * A page that says one thing, with a way on: to the sign-in page, or, under the masthead of the status page, to that.
 */
export function messageView(texts: Texts, { title, text }: Explanation, masthead?: Masthead): string {
  const next = masthead === undefined ? '/sign-in' : '/';
  return layout(texts, {
    title,
    masthead,
    body: html`<h1>${title}</h1>
      <p>${text}</p>
      <p><a class="button" href="${next}">${next === '/' ? texts.toStatusPage : texts.toSignIn}</a></p>`,
  });
}

/** Leads on to the provider's own sign-out. A redirect would be stopped: forms of our pages lead to this server alone. */
export function signedOutView(texts: Texts, { provider, url }: { provider: string; url: string }): string {
  return layout(texts, {
    title: texts.signOut,
    head: html`<meta http-equiv="refresh" content="0; url=${url}" />`,
    body: html`<h1>${texts.signOut}</h1>
      <p role="status">${texts.signedOutAt(provider)}</p>
      <p><a class="button" href="${url}">${texts.signOutAt(provider)}</a></p>
      <p><a href="/sign-in">${texts.toSignIn}</a></p>`,
  });
}
