import { timestampOf } from '@scs/store';
import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import { actorOf } from '../../http/actor-of.ts';
import { id, timestamp } from '../../status/schemas.ts';
import { change } from '../../v1/conventions/change.ts';
import type { V1App, V1Context } from '../../v1/conventions/context.ts';
import { moment } from '../../v1/conventions/documents.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../../v1/conventions/page.ts';
import { idParams, noContent } from '../../v1/conventions/routes.ts';
import { isAtLeast } from '../role.ts';
import { role } from '../schemas.ts';
import { hashOf } from '../secret.ts';
import { sessionSecretOf } from '../sessions/cookie.ts';
import { revokeSession } from '../sessions/revoke-session.ts';

const selfDocument = z
  .object({
    kind: z.enum(['user', 'token', 'bootstrap', 'system', 'stranger']),
    id: z.string().nullable(),
    name: z.string(),
    role: role.nullable(),
    scopes: z.array(z.string()).nullable().describe('What the role is narrowed to; null for all that it may'),
  })
  .meta({ id: 'Self' });
export type SelfDocument = z.infer<typeof selfDocument>;

const sessionDocument = z
  .object({
    id: z.string(),
    userId: z.string(),
    userAgent: z.string().nullable(),
    provider: z.string().nullable(),
    createdAt: moment,
    seenAt: moment.describe('Exact to a minute'),
    expiresAt: moment.describe('When it ends in any case; unused it ends before'),
    isCurrent: z.boolean().describe('Whether this request is part of it'),
  })
  .meta({ id: 'Session' });
export type SessionDocument = z.infer<typeof sessionDocument>;

const tags = ['users'];
const cursor = z.tuple([timestamp, id]);
const config = { role: 'reader' } as const;

export function sessionRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  app.get(
    '/self',
    {
      config,
      schema: {
        tags,
        operationId: 'readSelf',
        summary: 'Who is asking, and what they may',
        response: { 200: selfDocument },
      },
    },
    (request) => {
      const { kind, id, name, role, scopes = null } = actorOf(request);
      return { kind, id, name, role, scopes };
    },
  );
  app.get(
    '/sessions',
    {
      config: { ...config, action: 'session.list' },
      schema: {
        tags,
        operationId: 'listSessions',
        summary: "List your sessions, or as an administrator anybody's",
        querystring: z.strictObject({ ...pageQuery, userId: id.optional() }),
        response: { 200: pageOf(sessionDocument) },
      },
    },
    async (request, reply) => {
      const { limit, userId } = request.query;
      const actor = actorOf(request);
      const own = actor.kind === 'user' ? actor.id : null;
      if (userId !== undefined && userId !== own && !isAtLeast(actor.role, 'administrator')) {
        throw new ServerError('forbidden', 'These are the sessions of somebody else.', 'Leave userId out.');
      }
      const after = cursorKey(cursor, request.query.cursor);
      const at = timestampOf(new Date());
      const rows = await db
        .selectFrom('sessions')
        .select(['id', 'secret_hash', 'user_id as userId', 'user_agent as userAgent', 'provider'])
        .select(['created_at as createdAt', 'seen_at as seenAt', 'expires_at as expiresAt'])
        .where('user_id', '=', userId ?? own)
        .where('idle_until', '>', at)
        .where('expires_at', '>', at)
        .$if(after !== undefined, (query) =>
          query.where(sql<SqlBool>`(created_at, id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
        )
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit + 1)
        .execute();
      const current = hashOf(sessionSecretOf(request) ?? '');
      return sendPage(request, reply, {
        rows,
        limit,
        key: (row) => [row.createdAt, row.id],
        item: ({ secret_hash, ...row }) => ({ ...row, isCurrent: secret_hash === current }),
      });
    },
  );
  app.delete(
    '/sessions/:id',
    {
      config,
      schema: {
        tags,
        operationId: 'revokeSession',
        summary: 'End a session at once',
        params: idParams,
        response: { 204: noContent },
      },
    },
    (request, reply) => change(context, request, reply, revokeSession, request.params, () => ({ status: 204 })),
  );
}
