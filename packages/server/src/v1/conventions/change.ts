import type { Database } from '@scs/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Transaction } from 'kysely';
import { invalidField } from '../../errors.ts';
import { actorOf } from '../../http/actor-of.ts';
import { perform } from '../../verb/perform.ts';
import type { Verb } from '../../verb/verb.ts';
import type { V1Context } from './context.ts';
import { etagOf } from './etag.ts';
import { once, type Answer } from './idempotency.ts';

/** What a change has made, to be told to the client. */
export interface Made {
  /** 200 unless given. */
  status?: 200 | 201 | 204;
  /** Its `version`, where it has one, is the ETag. */
  document?: object;
  /** The path of what was made, below `/api/v1`. */
  location?: string;
}

/**
 * Runs a verb for the one who asks. The answer is read in the verb's transaction, so that it is what this change made of
 * the thing, whatever others do. A POST with an `Idempotency-Key` happens once.
 */
export async function change<Input, Output>(
  context: V1Context,
  request: FastifyRequest,
  reply: FastifyReply,
  verb: Verb<Input, Output>,
  input: object,
  describe: (tx: Transaction<Database>, output: Output, now: Date) => Promise<Made> | Made,
): Promise<FastifyReply> {
  const actor = actorOf(request);
  const answering: Verb<Input, Answer> = {
    ...verb,
    run: async (verbContext, parsed) =>
      answerOf(await describe(verbContext.tx, await verb.run(verbContext, parsed), verbContext.now)),
  };
  const key = request.method === 'POST' ? idempotencyKey(request) : undefined;
  const asked = [request.method, request.url, request.headers['if-match'] ?? null, request.body ?? null];
  const { status, headers, body } = await perform(
    context,
    { actor, requestId: request.id },
    key === undefined ? answering : once(answering, { actor, key, request: asked }),
    input,
  );
  return reply
    .code(status)
    .headers(headers)
    .send(body ?? undefined);
}

function answerOf({ status = 200, document, location }: Made): Answer {
  const version = document !== undefined && 'version' in document ? document.version : undefined;
  return {
    status,
    headers: {
      'cache-control': 'no-store',
      ...(location === undefined ? {} : { location: `/api/v1${location}` }),
      ...(typeof version === 'number' ? { etag: etagOf(version) } : {}),
      ...(document === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: document === undefined ? null : JSON.stringify(document),
  };
}

function idempotencyKey({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw invalidField('Idempotency-Key', 'must have 1 to 255 visible ASCII characters');
}
