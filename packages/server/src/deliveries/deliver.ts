import { timestampOf, type Database } from '@scs/store';
import { sql, type Kysely } from 'kysely';
import { delivered, failed, withdrawn, type Attempt } from './attempt.ts';
import type { MailOffice } from '../mail/mail-office.ts';
import { backOffMs } from './back-off.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import { countBounce } from './count-bounce.ts';
import type { Page } from './notice.ts';
import { postWebhook, type PostAnswer, type PostOptions } from './post-webhook.ts';
import { requestFor } from './request-for.ts';

export type DeliveryOutcome = 'delivered' | 'retried' | 'given-up' | 'withdrawn';

const stateAfter = {
  delivered: 'delivered',
  retried: 'pending',
  'given-up': 'failed',
  withdrawn: 'withdrawn',
} as const;

export interface DeliverOptions extends Omit<PostOptions, 'method'> {
  /** What messages to people say of where they come from. */
  readonly page: Page;
  /** Undefined where no e-mail is sent. */
  readonly mail?: MailOffice | undefined;
  /** What time it is. */
  readonly clock: () => Date;
  /** How many milliseconds to wait after so many failures; undefined to give up. */
  readonly backOff?: (failures: number) => number | undefined;
}

type AttemptOptions = Omit<DeliverOptions, 'clock' | 'backOff'>;

/**
 * Lets the statement that it is part of return as soon as everybody sees it, before it is on the disk. Who dies between an answer
 * and the record of it repeats the message: that time is to be as short as it can be. Only a crash of the database itself, within
 * less than a second, loses the record, and repeats the message as well.
 */
const atOnce = sql<{ set_config: string }>`(select set_config('synchronous_commit', 'off', true))`;

/** Makes one attempt and writes down what came of it. */
export async function deliver(
  db: Kysely<Database>,
  delivery: ClaimedDelivery,
  { clock, backOff = (failures) => backOffMs(failures, Math.random()), ...options }: DeliverOptions,
): Promise<DeliveryOutcome> {
  const attempt = await attemptOf(db, delivery, options, clock());
  const now = clock();
  const delayMs = attempt.isFinal ? undefined : backOff(delivery.attempts);
  const isDelivered = attempt.error === null;
  const outcome = outcomeOf(attempt, delayMs);
  await db
    .updateTable('deliveries')
    .from(atOnce.as('at_once'))
    .set({
      state: stateAfter[outcome],
      next_at: timestampOf(new Date(now.getTime() + (delayMs ?? 0))),
      last_status: attempt.status,
      last_error: attempt.error,
      delivered_at: isDelivered ? timestampOf(now) : null,
    })
    .where('deliveries.id', '=', delivery.id)
    // who lost the claim meanwhile has no say
    .where('attempts', '=', delivery.attempts)
    .execute();
  await countBounce(db, delivery, attempt, now);
  return outcome;
}

function outcomeOf({ error, isWithdrawn }: Attempt, delayMs: number | undefined): DeliveryOutcome {
  if (error === null) return 'delivered';
  if (isWithdrawn) return 'withdrawn';
  return delayMs === undefined ? 'given-up' : 'retried';
}

/** What subscribers are told of their own subscription, they are told also when it is switched off. */
const isAboutItself = (event: string): boolean => event.startsWith('subscription.');

async function attemptOf(
  db: Kysely<Database>,
  delivery: ClaimedDelivery,
  { page, mail, ...options }: AttemptOptions,
  now: Date,
): Promise<Attempt> {
  if (delivery.isDisabled && !isAboutItself(delivery.event)) {
    return failed('the subscription was switched off', { isFinal: true });
  }
  if (!delivery.isPublic) return withdrawn;
  try {
    if (delivery.kind === 'email') {
      // what writes e-mail takes memory, and comes with the first message
      const { attemptMail } = await import('./attempt-mail.ts');
      return await attemptMail(db, delivery, { page, mail });
    }
    const { url, method, body, headers } = requestFor(delivery, page, now);
    return judged(await postWebhook(url, body, headers, { ...options, method }));
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

/** 410 says for good that nobody is there; all else but success may pass. */
function judged({ status, excerpt }: PostAnswer): Attempt {
  if (status >= 200 && status < 300) return delivered(status);
  return failed(`answered ${String(status)}: ${excerpt}`, { status, isFinal: status === 410 });
}
