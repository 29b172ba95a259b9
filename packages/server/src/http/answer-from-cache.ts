import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServerError } from '../errors.ts';
import { translateDatabaseError } from '../verb/database-error.ts';
import type { Answer, AnswerCache } from './answer-cache.ts';
import { answerKeyOf } from './answer-key.ts';
import { chooseEncoding, type Encoding } from './encode-body.ts';

/** A public read: the media type of its answer, and how to make the text of it. */
export interface PublicRead {
  readonly contentType: string;
  readonly produce: () => Promise<string>;
  /** For what changes with the clock. */
  readonly maxAgeMs?: number;
  /** The headers of the request that the answer depends on, where that is not `Accept-Encoding` alone. */
  readonly vary?: string;
  /** How an answer says itself that it is old, besides the header; `keptAt` is when it was made. */
  readonly asStale?: (answer: Answer, keptAt: Date) => Answer;
}

/**
 * Answers a public read from memory, or makes the answer; says 304 when the client has it already. While the database does
 * not answer, what was last known is told, and that it is old.
 */
export function answerFromCache(
  cache: AnswerCache,
  request: FastifyRequest,
  reply: FastifyReply,
  read: PublicRead,
): FastifyReply | Promise<FastifyReply> {
  const key = answerKeyOf(request);
  const { contentType, vary = 'Accept-Encoding' } = read;
  void reply.header('vary', vary);
  const kept = cache.get(key);
  if (kept !== undefined) return send(cache, request, reply.header('content-type', contentType), kept);
  return makeOrRemember(cache, key, reply, read).then((answer) =>
    send(cache, request, reply.header('content-type', contentType), answer),
  );
}

async function makeOrRemember(
  cache: AnswerCache,
  key: string,
  reply: FastifyReply,
  { produce, maxAgeMs, asStale }: PublicRead,
): Promise<Answer> {
  try {
    return await cache.make(key, produce, maxAgeMs);
  } catch (thrown) {
    const error = translateDatabaseError(thrown);
    const known = error instanceof ServerError && error.code === 'database-away' ? cache.lastKnown(key) : undefined;
    if (known === undefined) throw error;
    void reply.header('warning', '111 - "Revalidation Failed"');
    return asStale?.(known, new Date(known.madeAt)) ?? known;
  }
}

function send(
  cache: AnswerCache,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
): FastifyReply | Promise<FastifyReply> {
  const { headers } = request;
  const encoding = chooseEncoding(headers['accept-encoding'], answer.body.length);
  const etag = encoding === undefined ? `"${answer.tag}"` : `"${answer.tag}-${encoding}"`;
  void reply.header('etag', etag).header('cache-control', 'no-cache');
  const known = headers['if-none-match'];
  if (known !== undefined && isKnown(known, etag)) return reply.code(304).removeHeader('content-type').send();
  if (encoding === undefined) return reply.send(answer.body);
  const bytes = answer.encoded.get(encoding);
  if (bytes !== undefined) return sendEncoded(reply, encoding, bytes);
  return cache.encode(answer, encoding).then((made) => sendEncoded(reply, encoding, made));
}

function sendEncoded(reply: FastifyReply, encoding: Encoding, bytes: Buffer): FastifyReply {
  return reply.header('content-encoding', encoding).send(bytes);
}

function isKnown(known: string, etag: string): boolean {
  return known === etag || known === '*' || known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
