import type { FastifyInstance, FastifyRequest, InjectOptions } from 'fastify';

/** Asks our own API, as whoever has asked for the page. */
export type CallApi = (request: Request) => Promise<Response>;

/** What says who asks: the API finds it out for itself, and decides what they may. */
const credentials = ['cookie', 'authorization'] as const;

/**
 * Lets the console use `/api/v1` within the process: the same routes, roles, verbs and errors that any other client gets, without
 * a socket.
 *
 * @param asked the request for the page, which has been found to come from a page of this server
 */
export function callApi(app: FastifyInstance, asked: FastifyRequest): CallApi {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    if (!pathname.startsWith('/api/v1/')) throw new Error(`The console asks /api/v1 and not ${pathname}.`);
    const headers: Record<string, string> = { ...Object.fromEntries(request.headers), 'sec-fetch-site': 'same-origin' };
    for (const name of credentials) {
      const value = asked.headers[name];
      if (value !== undefined) headers[name] = value;
    }
    const options: InjectOptions = {
      method: request.method,
      url: `${pathname}${search}`,
      headers,
      remoteAddress: asked.ip,
      ...(request.body === null ? {} : { payload: Buffer.from(await request.arrayBuffer()) }),
    };
    const answer = await app.inject(options);
    const hasBody = answer.statusCode !== 204 && answer.statusCode !== 304;
    return new Response(hasBody ? new Uint8Array(answer.rawPayload) : null, {
      status: answer.statusCode,
      headers: plainHeaders(answer.headers),
    });
  };
}

function plainHeaders(headers: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
  );
}
