import { linkTokens } from '../../mail/link-tokens.ts';
import { mailOffice, type MailOffice } from '../../mail/mail-office.ts';

export const testPage = {
  name: 'Example Cloud',
  publicUrl: 'https://status.example.com',
  timeZone: 'Europe/Berlin',
};

export const testLinks = linkTokens('a key for tests');

/** E-mail by a mail server of this machine. */
export function testOffice(port: number, pageName = testPage.name): MailOffice {
  const from = { name: null, address: 'status@example.com' };
  const settings = { host: '127.0.0.1', port, security: 'none', from } as const;
  const office = mailOffice(settings, { links: testLinks, pageName });
  if (office === undefined) throw new Error('the settings name a mail server');
  return office;
}
