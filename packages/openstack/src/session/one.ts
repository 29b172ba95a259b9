import { OpenStackError } from '../errors.ts';
import { isObject } from './shape.ts';
import type { Answer, Call, Session } from './types.ts';

/**
 * A call whose answer holds one object under a key: `{ "server": { … } }`.
 *
 * @throws OpenStackError `unexpected-shape` where the key is missing
 */
export async function requestOne<T>(session: Session, key: string, call: Call): Promise<T> {
  const answer = await session.request<unknown>(call);
  const found = isObject(answer.body) ? answer.body[key] : undefined;
  if (!isObject(found)) throw unexpectedShape(session, call, answer, `without the object "${key}"`);
  // The verbs name the shape of the object; that there is one has been checked.
  return found as T;
}

/** The error of an answer that has not the shape that its API documents. */
export function unexpectedShape(session: Session, call: Call, answer: Answer<unknown>, what: string): OpenStackError {
  return new OpenStackError(
    'unexpected-shape',
    `Cloud "${session.cloud}": ${call.service} ${call.method} ${call.path} answered ${answer.status} ${what}.`,
    {
      cloud: session.cloud,
      service: call.service,
      method: call.method,
      url: `${session.endpoint(call.service) ?? ''}${call.path}`,
      status: answer.status,
    },
  );
}

/** Deletes one resource. One that is gone already is as good as deleted: false then. */
export async function deleteOne(
  session: Session,
  service: string,
  collection: string,
  id: string,
  query?: Call['query'],
): Promise<boolean> {
  const { status } = await session.request({
    service,
    method: 'DELETE',
    path: `${collection}/${encodeURIComponent(id)}`,
    route: `${collection}/{id}`,
    query,
    okStatuses: [404],
  });
  return status !== 404;
}
