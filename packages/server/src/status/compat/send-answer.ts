import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerCache } from '../../http/answer-cache.ts';
import { answerFromCache } from '../../http/answer-from-cache.ts';

/** JSON as upstream writes it: an envelope, signs that could end a script escaped, and a line break at the end. */
function envelope(data: unknown): string {
  const text = JSON.stringify({ data });
  return `${text.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

/** Answers a read in upstream's envelope, from memory where it can. */
export function answerRead(
  cache: AnswerCache,
  request: FastifyRequest,
  reply: FastifyReply,
  read: () => Promise<unknown>,
): FastifyReply | Promise<FastifyReply> {
  return answerFromCache(cache, request, reply, {
    contentType: 'application/json',
    produce: async () => envelope(await read()),
  });
}
