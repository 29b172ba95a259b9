import type { Config } from '../config/schema.ts';
import type { LinkTokens } from './link-tokens.ts';
import { mailSender, type MailSender } from './mail-sender.ts';

/** What e-mail is written and sent with. */
export interface MailOffice {
  readonly sender: MailSender;
  readonly links: LinkTokens;
  /** The domain of the sender. */
  readonly domain: string;
}

/** Makes what the configuration asks for; undefined where it names no mail server. */
export function mailOffice(
  { host, from, ...settings }: Config['mail'],
  { links, pageName }: { links: LinkTokens; pageName: string },
): MailOffice | undefined {
  if (host === undefined || from === undefined) return undefined;
  return {
    sender: mailSender({ host, from, ...settings }, pageName),
    links,
    domain: from.address.slice(from.address.lastIndexOf('@') + 1),
  };
}
