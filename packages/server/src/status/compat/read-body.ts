import { ServerError } from '../../errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The members of a JSON object by their names in lower case: upstream's decoder does not tell cases apart. */
export type Body = ReadonlyMap<string, unknown>;

/**
 * Reads a request body as upstream's decoder does: no body and `null` are an empty object, unknown members do no harm, and
 * what follows the first JSON value is ignored.
 *
 * @throws ServerError `bad-request` for what is no JSON object; upstream answers 500 there
 */
export function readBody(body: unknown, contentType: string | undefined): Body {
  if (!(body instanceof Uint8Array) || body.length === 0) return new Map();
  if (contentType?.toLowerCase().startsWith('application/json') !== true) {
    throw badRequest('the body must be JSON, with the content type application/json');
  }
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw badRequest('the body is not valid UTF-8');
  }
  const value = parseFirstValue(text);
  return value === null ? new Map() : membersOf(value, 'the body');
}

/**
 * The members of an object, for reading.
 *
 * @throws ServerError `bad-request`
 */
export function membersOf(value: unknown, where: string): Body {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest(`${where} must be a JSON object`);
  return new Map(Object.entries(value).map(([key, member]) => [key.toLowerCase(), member]));
}

export function badRequest(message: string): ServerError {
  return new ServerError('bad-request', message, 'Correct the request and send it again.');
}

function parseFirstValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const end = endOfFirstValue(text);
    if (end !== undefined && end < text.length) {
      try {
        return JSON.parse(text.slice(0, end)) as unknown;
      } catch {
        // the first error says where the text went wrong
      }
    }
    throw badRequest(`the body is not JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  }
}

/** Behind the object or array with which the text begins. */
function endOfFirstValue(text: string): number | undefined {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isInText) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isInText = false;
    } else if (sign === '"') isInText = true;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth <= 0) return at + 1;
    }
  }
  return undefined;
}
