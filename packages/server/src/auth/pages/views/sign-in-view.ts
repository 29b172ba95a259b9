import { html } from '../../../http/html.ts';
import type { Texts } from '../texts/texts.ts';
import { alert, layout, passkeyButton, passwordField } from './layout.ts';

/** What the sign-in page shows. */
export interface SignInView {
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly isLocal: boolean;
  /** Whether the address of the server can have passkeys: they belong to a name. */
  readonly hasPasskeys: boolean;
  /** Set when browsers keep no session of such an address. */
  readonly insecureUrl?: string | undefined;
  /** Where to go afterwards; empty for nowhere special. */
  readonly next: string;
  readonly email?: string;
  readonly error?: string;
  readonly notice?: string | undefined;
}

export function signInView(texts: Texts, view: SignInView): string {
  const { providers, isLocal, hasPasskeys, insecureUrl, next, email = '', error, notice } = view;
  const query = next === '' ? '' : `?next=${encodeURIComponent(next)}`;
  const title = texts.signIn;
  return layout(texts, {
    title,
    body: html`<h1>${title}</h1>
      ${notice !== undefined && html`<p class="notice" role="status">${notice}</p>`}
      ${alert(insecureUrl === undefined ? undefined : texts.insecure(insecureUrl))}${alert(error)}
      ${providers.map(
        ({ id, name }) => html`<a class="button" href="/auth/oidc/${id}${query}">${texts.signInWith(name)}</a>`,
      )}
      ${isLocal && providers.length > 0 && html`<p class="or">${texts.or}</p>`}
      ${
        isLocal &&
        html`<form method="post" action="/sign-in">
          <input type="hidden" name="next" value="${next}" />
          <label for="email">${texts.email}</label>
          <input id="email" name="email" type="email" autocomplete="username webauthn" required value="${email}" />
          <label for="password">${texts.password}</label>
          ${passwordField(texts, html`<input id="password" name="password" type="password" autocomplete="current-password" required />`)}
          <button>${texts.signIn}</button>
        </form>
        ${hasPasskeys && passkeyButton(texts, { label: texts.signInWithPasskey, url: '/auth/passkey', kind: 'get', next })}`
      }
      ${!isLocal && providers.length === 0 && alert(texts.noWay)}`,
  });
}
