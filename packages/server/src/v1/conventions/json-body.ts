import { ServerError } from '../../errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body strictly; no body at all is undefined.
 *
 * @throws ServerError `bad-request`
 */
export function parseJsonBody(body: Uint8Array): unknown {
  if (body.length === 0) return undefined;
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw unreadable('The body is not valid UTF-8.');
  }
  try {
    // what is named so would be left out without a word on its way
    return JSON.parse(text, text.includes('"__proto__"') ? refuseProto : undefined) as unknown;
  } catch (error) {
    throw unreadable(`The body is not JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  }
}

function refuseProto(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('the name __proto__ is not possible');
  return value;
}

function unreadable(message: string): ServerError {
  return new ServerError('bad-request', message, 'Correct the body and send the request again.');
}
