import type { LinkTokens } from '../mail/link-tokens.ts';

/** What people who subscribe are dealt with by. */
export interface Subscribing {
  /** Whether e-mail leaves this server: without `mail.host` it does not. */
  readonly isMailOffered: boolean;
  readonly links: LinkTokens;
}
