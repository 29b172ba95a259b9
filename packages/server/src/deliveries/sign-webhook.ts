import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

/**
 * The headers by which a receiver knows that a message is ours, as Standard Webhooks lays down: HMAC-SHA256 over id, time
 * and body, in base64.
 *
 * @param secret `whsec_` and the key in base64
 * @param at when this attempt is made; receivers refuse what is older than some minutes
 * @example signWebhook('msg_1', '{}', { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', at: new Date() })['webhook-signature'];
 */
export function signWebhook(
  id: string,
  body: string,
  { secret, at }: { secret: string; at: Date },
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const key = Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, 'base64');
  const seconds = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
}
