import type { ClaimedDelivery } from './claim-deliveries.ts';
import { matrixMessage, slackMessage, teamsMessage } from './chat-messages.ts';
import { noticeOf, type Page } from './notice.ts';
import { signWebhook } from './sign-webhook.ts';
import { wordingOf } from './wording.ts';

/** What is sent to the receiver of a delivery. */
export interface DeliveryRequest {
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The request of one attempt. For Matrix the delivery is the transaction: the server takes it once, however often it is sent
 * (client-server API, PUT /rooms/{roomId}/send/{eventType}/{txnId}).
 *
 * @param now when the attempt is made
 */
export function requestFor(delivery: ClaimedDelivery, page: Page, now: Date): DeliveryRequest {
  const { id, kind, address, secret, room, language, message } = delivery;
  if (kind === 'webhook') {
    const headers = signWebhook(`msg_${id}`, message, { secret: secret ?? '', at: now });
    return { method: 'POST', url: address, headers, body: message };
  }
  const notice = noticeOf(message, page, language);
  const parts = { notice, wording: wordingOf(notice, language), page };
  if (kind === 'matrix') {
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room ?? '')}/send/m.room.message/scs-${id}`;
    return {
      method: 'PUT',
      url: `${address.replace(/\/+$/, '')}${path}`,
      headers: { authorization: `Bearer ${secret ?? ''}` },
      body: JSON.stringify(matrixMessage(parts)),
    };
  }
  const content = kind === 'slack' ? slackMessage(parts) : teamsMessage(parts);
  return { method: 'POST', url: address, headers: {}, body: JSON.stringify(content) };
}
