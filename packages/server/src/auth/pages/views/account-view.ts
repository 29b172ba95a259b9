import { html } from '../../../http/html.ts';
import type { Role } from '../../role.ts';
import type { Texts } from '../texts/texts.ts';
import { alert, layout, passkeyButton } from './layout.ts';

/** What somebody signed in sees of the own account. */
export interface AccountView {
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  /** The provider that vouches for the account, for people. */
  readonly provider?: string | undefined;
  /** Undefined when the account can have none. */
  readonly passkeys?: readonly { readonly id: string; readonly name: string }[] | undefined;
  /** Set for who signs in here; whether there is a password already. */
  readonly hasPassword?: boolean | undefined;
  readonly error?: string;
  readonly notice?: string | undefined;
}

export function accountView(texts: Texts, view: AccountView): string {
  const { name, email, role, provider, passkeys, hasPassword, error, notice } = view;
  return layout(texts, {
    title: texts.account,
    body: html`<h1>${texts.account}</h1>
      ${notice !== undefined && html`<p class="notice" role="status">${notice}</p>`}${alert(error)}
      <dl>
        <dt>${texts.signedInAs}</dt>
        <dd>${name}${email !== null && email !== name && html`<br />${email}`}</dd>
        <dt>${texts.role}</dt>
        <dd>${texts.roles[role]}</dd>
      </dl>
      <p><a href="/console">${texts.toConsole}</a></p>
      ${provider !== undefined && html`<p>${texts.comesFrom(provider)}</p>`}
      ${
        passkeys !== undefined &&
        html`<h2>${texts.passkeys}</h2>
        ${
          passkeys.length === 0
            ? html`<p>${texts.noPasskeys}</p>`
            : html`<ul>
              ${passkeys.map(
                (passkey) => html`<li>
                  <form method="post" action="/account/passkey/remove">
                    <input type="hidden" name="id" value="${passkey.id}" />
                    <button class="secondary">${texts.removePasskey(passkey.name)}</button>
                  </form>
                </li>`,
              )}
            </ul>`
        }
        ${passkeyButton(texts, { label: texts.addPasskey, url: '/account/passkey', kind: 'create', next: '/account' })}`
      }
      ${
        hasPassword !== undefined &&
        html`<h2>${texts.changePassword}</h2>
        <form method="post" action="/account/password">
          ${
            hasPassword &&
            html`<label for="current">${texts.currentPassword}</label>
            <input id="current" name="currentPassword" type="password" autocomplete="current-password" required />`
          }
          <label for="new">${texts.newPassword}</label>
          <input
            id="new"
            name="password"
            type="password"
            autocomplete="new-password"
            required
            minlength="12"
            maxlength="200"
            aria-describedby="password-hint"
          />
          <p id="password-hint" class="hint">${texts.passwordHint}</p>
          <button class="secondary">${texts.changePassword}</button>
        </form>`
      }
      <form method="post" action="/sign-out"><button>${texts.signOut}</button></form>`,
  });
}
