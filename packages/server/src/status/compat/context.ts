import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../errors.ts';
import { actorOf } from '../../http/actor-of.ts';
import type { AnswerCache } from '../../http/answer-cache.ts';
import { perform, type VerbRuntime } from '../../verb/perform.ts';
import type { Verb } from '../../verb/verb.ts';
import { readBody, type Body } from './read-body.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The parameters of the query that make another answer. */
    parameters?: readonly string[];
  }
}

/** What the routes of the compatible API work with. */
export interface CompatContext extends VerbRuntime {
  readonly cache: AnswerCache;
}

export function bodyOf(request: FastifyRequest): Body {
  return readBody(request.body, request.headers['content-type']);
}

/** Runs a verb for the one who asks. */
export function act<Input, Output>(
  context: CompatContext,
  request: FastifyRequest,
  verb: Verb<Input, Output>,
  input: object,
): Promise<Output> {
  return perform(context, { actor: actorOf(request), requestId: request.id }, verb, input);
}

/** Upstream does not wrap what it answers to a POST. */
export function created(reply: FastifyReply, body: object): FastifyReply {
  return reply
    .code(201)
    .header('content-type', 'application/json')
    .send(Buffer.from(`${JSON.stringify(body)}\n`));
}

export function done(reply: FastifyReply): FastifyReply {
  return reply.code(204).send();
}

/** The first value of a query parameter that may be there several times. */
export function queryOf(request: FastifyRequest, name: string): string | undefined {
  const value = (request.query as Record<string, string | string[] | undefined>)[name];
  return Array.isArray(value) ? value[0] : value;
}

/**
 * A part of the path.
 *
 * @throws ServerError `not-found` when it is empty: a collection with a slash at its end is nothing
 */
export function pathOf(request: FastifyRequest, name: string): string {
  const value = (request.params as Record<string, string | undefined>)[name] ?? '';
  if (value === '') throw notFound('path', request.url);
  return value;
}
