import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseEncoding, encodeBody } from '../http/encode-body.ts';

/** What the framework of the pages says of its own answers, and is said here. */
const ownHeaders = new Set(['content-length', 'content-encoding', 'etag', 'cache-control', 'vary']);

/** Sends what a page was rendered to. It is about one person, and nobody keeps it. */
export async function sendResponse(
  request: FastifyRequest,
  reply: FastifyReply,
  response: Response,
): Promise<FastifyReply> {
  void reply.code(response.status).header('cache-control', 'no-store').header('vary', 'Accept-Encoding');
  for (const [name, value] of response.headers) if (!ownHeaders.has(name)) void reply.header(name, value);
  const body = Buffer.from(await response.arrayBuffer());
  const encoding = chooseEncoding(request.headers['accept-encoding'], body.length);
  if (encoding === undefined) return reply.send(body);
  return reply.header('content-encoding', encoding).send(await encodeBody(body, encoding));
}
