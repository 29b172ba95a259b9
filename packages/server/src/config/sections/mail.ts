import { z } from 'zod';
import { hostName, mailbox } from '../values/mail.ts';
import { choice, line, wholeNumber } from '../values/plain.ts';
import { secret } from '../values/secrets.ts';

/** How e-mail leaves. */
export const mailSection = z
  .strictObject({
    host: hostName.optional().meta({
      description: 'The server that takes e-mail (SMTP). Not set: subscribing by e-mail is not offered.',
      examples: ['smtp.example.com'],
    }),
    port: wholeNumber(1, 65_535)
      .optional()
      .meta({ description: 'Its port. Not set: 587, and 465 with `tls`.', examples: [2525] }),
    security: choice(['starttls', 'tls', 'none'])
      .prefault('starttls')
      .meta({
        description:
          '`starttls` and `tls` send nothing unless the connection is encrypted and the certificate right; `none` is for a server on this machine.',
        examples: ['tls'],
      }),
    user: line(500)
      .optional()
      .meta({ description: 'Who signs in there.', examples: ['scs'] }),
    password: secret(1)
      .optional()
      .meta({ description: 'With what.', examples: [{ file: '/run/secrets/smtp' }] }),
    from: mailbox.optional().meta({
      description: 'Who messages are from; needed with `host`. Without a name, the name of the page is taken.',
      examples: ['Example Cloud <status@example.com>'],
    }),
    replyTo: mailbox.optional().meta({
      description: 'Where answers go. Not set: to `from`.',
      examples: ['support@example.com'],
    }),
    linkKey: secret(32)
      .optional()
      .meta({
        description:
          'What the secret links in messages are computed with. Not set: a key that the server makes once and keeps in its database. Another key ends all links that were sent.',
        examples: [{ file: '/run/secrets/link-key' }],
      }),
  })
  .prefault({})
  .meta({ description: 'E-mail to subscribers.' });
