import { createTransport } from 'nodemailer';
import { mailConnections } from './mail-connections.ts';
import type { Mailbox } from './address.ts';
import type { Mail } from './mail.ts';

/** Where e-mail leaves, and who it is from. */
export interface MailSettings {
  readonly host: string;
  readonly port?: number | undefined;
  readonly security: 'starttls' | 'tls' | 'none';
  readonly user?: string | undefined;
  readonly password?: { reveal(): string } | undefined;
  readonly from: Mailbox;
  readonly replyTo?: Mailbox | undefined;
}

/** Sends e-mail over a few connections that stay open. */
export interface MailSender {
  /**
   * Hands a message over to the mail server.
   *
   * @returns what the server said
   * @throws whatever the network or the server says; see `judgeMailError`
   */
  send(mail: Mail): Promise<string>;
  close(): void;
}

/** For a silent server, at each step: a message that has several must be over before its claim is. */
const stepMs = 15_000;

/** @param pageName the name of the sender where the settings have none */
export function mailSender(
  { host, port, security, user, password, ...settings }: MailSettings,
  pageName: string,
): MailSender {
  const transport = createTransport({
    pool: true,
    maxConnections: mailConnections,
    // the connection closed after the server took the message, perhaps: whether to repeat it is ours to say
    maxRequeues: 0,
    host,
    port: port ?? (security === 'tls' ? 465 : 587),
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: password?.reveal() ?? '' } }),
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
    dnsTimeout: stepMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const from = { name: settings.from.name ?? pageName, address: settings.from.address };
  const replyTo = settings.replyTo && { name: settings.replyTo.name ?? '', address: settings.replyTo.address };
  return {
    async send({ to, subject, text, html, messageId, references, headers }) {
      const { response } = await transport.sendMail({
        from,
        ...(replyTo === undefined ? {} : { replyTo }),
        // an object: nothing in it is read as a list of addresses
        to: { name: '', address: to },
        subject,
        text,
        html,
        messageId,
        ...(references === undefined ? {} : { references, inReplyTo: references }),
        headers: { ...headers },
      });
      return response;
    },
    close() {
      transport.close();
    },
  };
}
