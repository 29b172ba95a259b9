import type { FastifyBaseLogger, FastifyInstance, FastifyTypeProvider, RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { output, ZodType } from 'zod';
import type { AuthContext } from '../../auth/context.ts';
import type { AnswerCache } from '../../http/answer-cache.ts';
import type { Subscribing } from '../../subscribing/settings.ts';
import type { VerbRuntime } from '../../verb/perform.ts';

/** What the routes of our own API work with. */
export interface V1Context extends VerbRuntime {
  readonly cache: AnswerCache;
  readonly auth: AuthContext;
  readonly subscribing: Subscribing;
}

/** Requests are typed by their schemas; answers are checked when they are written. */
export interface RequestTypes extends FastifyTypeProvider {
  validator: this['schema'] extends ZodType ? output<this['schema']> : unknown;
  serializer: unknown;
}

/** An app whose routes have zod schemas. */
export type V1App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, RequestTypes>;
