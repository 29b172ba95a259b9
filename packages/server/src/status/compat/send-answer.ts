import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, AnswerCache } from '../../http/answer-cache.ts';

/** JSON as upstream writes it: an envelope, signs that could end a script escaped, and a line break at the end. */
export function envelope(data: unknown): string {
  const text = JSON.stringify({ data });
  return `${text.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

/** Answers a public read from memory, or makes the answer; says 304 when the client has it already. */
export function answerRead(
  cache: AnswerCache,
  request: FastifyRequest,
  reply: FastifyReply,
  read: () => Promise<unknown>,
): FastifyReply | Promise<FastifyReply> {
  const key = request.url;
  const kept = cache.get(key);
  if (kept !== undefined) return send(request, reply, kept);
  return cache.make(key, async () => envelope(await read())).then((answer) => send(request, reply, answer));
}

function send(request: FastifyRequest, reply: FastifyReply, { body, etag }: Answer): FastifyReply {
  void reply.header('etag', etag).header('cache-control', 'no-cache');
  const known = request.headers['if-none-match'];
  if (
    known !== undefined &&
    (known === '*' || known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
  ) {
    return reply.code(304).send();
  }
  return reply.header('content-type', 'application/json').send(body);
}
