import { unexpectedShape } from '../session/one.ts';
import { textAt } from '../session/shape.ts';
import type { Call, Session } from '../session/types.ts';

/** The server's whole console text. Nova answers 404 or 409 while the server has no host yet. */
export async function getConsoleOutput(session: Session, serverId: string): Promise<string> {
  const call: Call = {
    service: 'compute',
    method: 'POST',
    path: `/servers/${encodeURIComponent(serverId)}/action`,
    route: '/servers/{id}/action',
    // Without "length" Nova sends everything that it has.
    json: { 'os-getConsoleOutput': {} },
    retry: true,
  };
  const answer = await session.request<unknown>(call);
  const output = textAt(answer.body, 'output');
  if (output === undefined) throw unexpectedShape(session, call, answer, 'without the text "output"');
  return output;
}
