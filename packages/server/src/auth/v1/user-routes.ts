import type { Database } from '@scs/store';
import { sql, type Kysely, type SqlBool } from 'kysely';
import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { id, timestamp } from '../../status/schemas.ts';
import { change } from '../../v1/conventions/change.ts';
import type { V1App, V1Context } from '../../v1/conventions/context.ts';
import { versioned, versionedOf } from '../../v1/conventions/documents.ts';
import { etagOf, neededVersion } from '../../v1/conventions/etag.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../../v1/conventions/page.ts';
import { idParams, ifMatch, noContent } from '../../v1/conventions/routes.ts';
import { role } from '../schemas.ts';
import { deleteUser } from '../users/delete-user.ts';
import { updateUser, userFields } from '../users/update-user.ts';

const userDocument = z
  .object({
    id: z.string(),
    email: z.string().nullable(),
    displayName: z.string(),
    role,
    isDisabled: z.boolean().describe('Set by an administrator: neither sessions nor personal tokens count'),
    isSuspended: z.boolean().describe('The same, because the identity provider gives no role any more'),
    provider: z.string().nullable().describe('The identity provider where the user signs in; null for local users'),
    ...versioned,
  })
  .meta({ id: 'User' });
export type UserDocument = z.infer<typeof userDocument>;

function selectUsers(db: Kysely<Database>) {
  return db
    .selectFrom('users')
    .select(['id', 'email', 'display_name', 'role', 'is_disabled', 'is_suspended', 'provider'])
    .select(['version', 'created_at', 'updated_at'])
    .orderBy('created_at')
    .orderBy('id');
}

type UserRow = Awaited<ReturnType<ReturnType<typeof selectUsers>['executeTakeFirstOrThrow']>>;

function toUser(row: UserRow): z.infer<typeof userDocument> {
  const { id, email, display_name: displayName, role, is_disabled: isDisabled, provider } = row;
  return { id, email, displayName, role, isDisabled, isSuspended: row.is_suspended, provider, ...versionedOf(row) };
}

async function readUser(db: Kysely<Database>, id: string) {
  const row = await selectUsers(db).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('user', id);
  return toUser(row);
}

const tags = ['users'];
const cursor = z.tuple([timestamp, id]);
const config = { role: 'administrator' } as const;

export function userRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  app.get(
    '/users',
    {
      config: { ...config, action: 'user.list' },
      schema: {
        tags,
        operationId: 'listUsers',
        summary: 'List users',
        querystring: z.strictObject({ ...pageQuery, role: role.optional() }),
        response: { 200: pageOf(userDocument) },
      },
    },
    async (request, reply) => {
      const { limit, role } = request.query;
      const after = cursorKey(cursor, request.query.cursor);
      const rows = await selectUsers(db)
        .$if(role !== undefined, (query) => query.where('role', '=', role ?? 'reader'))
        .$if(after !== undefined, (query) =>
          query.where(sql<SqlBool>`(created_at, id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
        )
        .limit(limit + 1)
        .execute();
      return sendPage(request, reply, { rows, limit, key: (row) => [row.created_at, row.id], item: toUser });
    },
  );
  app.get(
    '/users/:id',
    {
      config: { ...config, action: 'user.list' },
      schema: {
        tags,
        operationId: 'readUser',
        summary: 'Read a user',
        params: idParams,
        response: { 200: userDocument },
      },
    },
    async (request, reply) => {
      const document = await readUser(db, request.params.id);
      void reply.header('etag', etagOf(document.version));
      return document;
    },
  );
  app.patch(
    '/users/:id',
    {
      config,
      schema: {
        tags,
        operationId: 'updateUser',
        summary: 'Change a user: name, role, whether disabled',
        params: idParams,
        headers: ifMatch,
        body: z.strictObject(userFields),
        response: { 200: userDocument },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const input = { id, expectedVersion: neededVersion(request.headers), ...request.body };
      return change(context, request, reply, updateUser, input, async (tx) => ({ document: await readUser(tx, id) }));
    },
  );
  app.delete(
    '/users/:id',
    {
      config,
      schema: {
        tags,
        operationId: 'deleteUser',
        summary: 'Delete a user with all sessions, passkeys and personal tokens',
        params: idParams,
        headers: ifMatch,
        response: { 204: noContent },
      },
    },
    (request, reply) => {
      const input = { id: request.params.id, expectedVersion: neededVersion(request.headers) };
      return change(context, request, reply, deleteUser, input, () => ({ status: 204 }));
    },
  );
}
