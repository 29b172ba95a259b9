import { html } from '../../../http/html.ts';
import type { Role } from '../../role.ts';
import type { Texts } from '../texts/texts.ts';
import { alert, layout, passkeyButton, passwordField } from './layout.ts';

/** What somebody invited sees. */
export interface InvitationView {
  readonly secret: string;
  readonly role: Role;
  /** Null when whoever uses the link chooses it. */
  readonly fixedEmail: string | null;
  readonly email?: string;
  readonly displayName?: string;
  readonly error?: string;
  readonly hasPasskeys: boolean;
  readonly insecureUrl?: string | undefined;
}

export function invitationView(texts: Texts, view: InvitationView): string {
  const { secret, role, fixedEmail, email = '', displayName = '', error, hasPasskeys, insecureUrl } = view;
  return layout(texts, {
    title: texts.welcome,
    body: html`<h1>${texts.welcome}</h1>
      ${alert(insecureUrl === undefined ? undefined : texts.insecure(insecureUrl))}
      <p>${texts.invitation(role)}</p>
      ${alert(error)}
      <form method="post" action="/invitation/${secret}">
        <label for="email">${texts.email}</label>
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="username"
          required
          value="${fixedEmail ?? email}"
          ${fixedEmail !== null && html`readonly`}
        />
        <label for="displayName">${texts.displayName}</label>
        <input id="displayName" name="displayName" autocomplete="name" required maxlength="200" value="${displayName}" />
        <label for="password">${texts.password}</label>
        ${passwordField(
          texts,
          html`<input
            id="password"
            name="password"
            type="password"
            autocomplete="new-password"
            required
            minlength="12"
            maxlength="200"
            aria-describedby="password-hint"
          />`,
        )}
        <p id="password-hint" class="hint">${texts.passwordHint}</p>
        <button>${texts.createWithPassword}</button>
        ${
          hasPasskeys &&
          passkeyButton(texts, {
            label: texts.createWithPasskey,
            url: `/invitation/${secret}/passkey`,
            kind: 'create',
            or: texts.or,
          })
        }
      </form>`,
  });
}
