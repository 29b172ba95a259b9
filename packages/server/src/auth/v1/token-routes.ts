import type { Database } from '@scs/store';
import { sql, type Kysely, type SqlBool } from 'kysely';
import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { actorOf } from '../../http/actor-of.ts';
import { id, timestamp } from '../../status/schemas.ts';
import { change } from '../../v1/conventions/change.ts';
import type { V1App, V1Context } from '../../v1/conventions/context.ts';
import { moment } from '../../v1/conventions/documents.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../../v1/conventions/page.ts';
import { idParams, noContent } from '../../v1/conventions/routes.ts';
import type { Actor } from '../actor.ts';
import { isAtLeast } from '../role.ts';
import { role, scopes, shortName } from '../schemas.ts';
import { createToken } from '../tokens/create-token.ts';
import { revokeToken } from '../tokens/revoke-token.ts';
import { refuseIdempotencyKey } from './secret-once.ts';

const tokenDocument = z
  .object({
    id: z.string(),
    name: z.string(),
    role,
    scopes: z.array(z.string()).nullable().describe('Verbs or areas; null for all that the role may'),
    ownerId: z.string().nullable().describe('Whose it is; null for one of the platform itself'),
    createdBy: z.string(),
    createdAt: moment,
    expiresAt: moment.nullable(),
    lastUsedAt: moment.nullable().describe('Exact to a minute'),
  })
  .meta({ id: 'Token' });
export type TokenDocument = z.infer<typeof tokenDocument>;

/** The same as at `POST`, where nothing else is known of the token. */
const newToken = z
  .object({ id: z.string(), token: z.string().describe('Shown this once; only its hash is kept') })
  .meta({ id: 'NewToken' });

/** One's own tokens; for administrators all. */
function selectTokens(db: Kysely<Database>, actor: Actor) {
  const isEverybodys = isAtLeast(actor.role, 'administrator');
  return db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'role', 'scopes', 'owner_id as ownerId', 'created_by as createdBy'])
    .select(['created_at as createdAt', 'expires_at as expiresAt', 'last_used_at as lastUsedAt'])
    .where('revoked_at', 'is', null)
    .$if(!isEverybodys, (query) => query.where('owner_id', '=', actor.kind === 'user' ? actor.id : null))
    .orderBy('created_at')
    .orderBy('id');
}

const tags = ['tokens'];
const cursor = z.tuple([timestamp, id]);
const config = { role: 'reporter' } as const;

export function tokenRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  app.get(
    '/tokens',
    {
      config: { ...config, action: 'token.list' },
      schema: {
        tags,
        operationId: 'listTokens',
        summary: 'List API tokens: your own, or as an administrator all',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(tokenDocument) },
      },
    },
    async (request, reply) => {
      const { limit } = request.query;
      const after = cursorKey(cursor, request.query.cursor);
      const rows = await selectTokens(db, actorOf(request))
        .$if(after !== undefined, (query) =>
          query.where(sql<SqlBool>`(created_at, id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
        )
        .limit(limit + 1)
        .execute();
      return sendPage(request, reply, { rows, limit, key: (row) => [row.createdAt, row.id], item: (row) => row });
    },
  );
  app.get(
    '/tokens/:id',
    {
      config: { ...config, action: 'token.list' },
      schema: {
        tags,
        operationId: 'readToken',
        summary: 'Read what is known of an API token',
        params: idParams,
        response: { 200: tokenDocument },
      },
    },
    async (request) => {
      const token = await selectTokens(db, actorOf(request)).where('id', '=', request.params.id).executeTakeFirst();
      if (token === undefined) throw notFound('token', request.params.id);
      return token;
    },
  );
  app.post(
    '/tokens',
    {
      config,
      schema: {
        tags,
        operationId: 'createToken',
        summary: 'Make an API token',
        body: z.strictObject({
          name: shortName,
          role,
          scopes: scopes.nullable().default(null),
          expiresAt: timestamp.nullable(),
          isPersonal: z.boolean().optional(),
        }),
        response: { 201: newToken },
      },
    },
    (request, reply) => {
      refuseIdempotencyKey(request);
      return change(context, request, reply, createToken, request.body, (_tx, made) => ({
        status: 201,
        location: `/tokens/${made.id}`,
        document: made,
      }));
    },
  );
  app.delete(
    '/tokens/:id',
    {
      config,
      schema: {
        tags,
        operationId: 'revokeToken',
        summary: 'Revoke an API token at once',
        params: idParams,
        response: { 204: noContent },
      },
    },
    (request, reply) => change(context, request, reply, revokeToken, request.params, () => ({ status: 204 })),
  );
}
