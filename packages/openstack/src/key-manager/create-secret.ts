import { unexpectedShape } from '../session/one.ts';
import { textAt } from '../session/shape.ts';
import type { Call, Session } from '../session/types.ts';
import type { NewSecret } from './types.ts';

/** `POST /v1/secrets`. Gives the reference, whose last segment is the id. */
export async function createSecret(session: Session, secret: NewSecret): Promise<{ readonly secret_ref: string }> {
  const call: Call = { service: 'key-manager', method: 'POST', path: '/secrets', json: secret };
  const answer = await session.request<unknown>(call);
  const reference = textAt(answer.body, 'secret_ref');
  if (reference === undefined) throw unexpectedShape(session, call, answer, 'without the text "secret_ref"');
  return { secret_ref: reference };
}
