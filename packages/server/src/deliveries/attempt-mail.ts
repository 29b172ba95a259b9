import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { confirmMail, digestMail, knownMail, noticeMail, type MailParts } from '../mail/compose-mail.ts';
import { judgeMailError } from '../mail/judge-mail-error.ts';
import type { Mail } from '../mail/mail.ts';
import type { MailOffice } from '../mail/mail-office.ts';
import { delivered, failed, withdrawn, type Attempt } from './attempt.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import type { Page } from './notice.ts';
import { goneReason, isStillPublic } from './still-public.ts';

/** Writes the message of a delivery and hands it over. */
export async function attemptMail(
  db: Kysely<Database>,
  delivery: ClaimedDelivery,
  { page, mail: office }: { page: Page; mail?: MailOffice | undefined },
): Promise<Attempt> {
  if (office === undefined) return failed('mail.host is not set: no e-mail leaves this server');
  const { sender, ...parts } = office;
  const mail = await write(db, delivery, { ...delivery, ...parts, page });
  if (mail === undefined) return withdrawn;
  try {
    const response = await sender.send(mail);
    return delivered(Number.parseInt(response, 10) || null);
  } catch (error) {
    return judgeMailError(error);
  }
}

async function write(
  db: Kysely<Database>,
  { id, event, message }: ClaimedDelivery,
  parts: MailParts,
): Promise<Mail | undefined> {
  switch (event) {
    case 'subscription.confirm':
      return confirmMail(parts);
    case 'subscription.known':
      return knownMail(parts);
    case 'digest.daily':
    case 'digest.weekly': {
      const messages = await readDigest(db, id);
      if (messages.length === 0) return undefined;
      return digestMail(event === 'digest.daily' ? 'daily' : 'weekly', messages, parts);
    }
    default:
      return noticeMail(message, parts);
  }
}

/** What a digest tells, the oldest first. What has been deleted or hidden since it was made is taken out of it for good. */
async function readDigest(db: Kysely<Database>, digestId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries as d')
    .innerJoin('outbox as o', 'o.id', 'd.outbox_id')
    .select(['d.id', 'o.message', isStillPublic().as('isPublic')])
    .where('d.digest_id', '=', digestId)
    .orderBy('o.id')
    .execute();
  const gone = rows.filter(({ isPublic }) => !isPublic).map(({ id }) => id);
  if (gone.length > 0) {
    await db
      .updateTable('deliveries')
      .set({ state: 'withdrawn', digest_id: null, last_error: goneReason })
      .where('id', 'in', gone)
      .execute();
  }
  return rows.flatMap(({ message, isPublic }) => (isPublic ? (message ?? []) : []));
}
