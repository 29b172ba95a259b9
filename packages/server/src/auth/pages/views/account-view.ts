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
  readonly error?: string;
}

export function accountView(texts: Texts, { name, email, role, provider, passkeys, error }: AccountView): string {
  return layout(texts, {
    title: texts.account,
    body: html`<h1>${texts.account}</h1>
      ${alert(error)}
      <dl>
        <dt>${texts.signedInAs}</dt>
        <dd>${name}${email !== null && email !== name && html`<br />${email}`}</dd>
        <dt>${texts.role}</dt>
        <dd>${texts.roles[role]}</dd>
      </dl>
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
                    <span>${texts.passkeyAdded(passkey.name)}</span>
                    <button class="secondary">${texts.removePasskey(passkey.name)}</button>
                  </form>
                </li>`,
              )}
            </ul>`
        }
        ${passkeyButton(texts, { label: texts.addPasskey, url: '/account/passkey', kind: 'create', next: '/account' })}`
      }
      <form method="post" action="/sign-out"><button>${texts.signOut}</button></form>`,
  });
}
