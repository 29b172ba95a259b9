import { timestampOf } from '@scs/store';
import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import { id, timestamp } from '../../status/schemas.ts';
import { change } from '../../v1/conventions/change.ts';
import type { V1App, V1Context } from '../../v1/conventions/context.ts';
import { moment } from '../../v1/conventions/documents.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../../v1/conventions/page.ts';
import { idParams, noContent } from '../../v1/conventions/routes.ts';
import { invitationLink } from '../invitations/invitation-link.ts';
import { inviteUser } from '../invitations/invite-user.ts';
import { revokeInvitation } from '../invitations/revoke-invitation.ts';
import { email, role } from '../schemas.ts';
import { refuseIdempotencyKey } from './secret-once.ts';

const invitationDocument = z
  .object({
    id: z.string(),
    email: z.string().nullable().describe('Null when whoever uses the link chooses it'),
    role,
    createdBy: z.string(),
    createdAt: moment,
    expiresAt: moment,
  })
  .meta({ id: 'Invitation' });
export type InvitationDocument = z.infer<typeof invitationDocument>;

const newInvitation = z
  .object({
    id: z.string(),
    link: z.string().describe('Lets one person in, once. Shown this once; only its hash is kept'),
    expiresAt: moment,
  })
  .meta({ id: 'NewInvitation' });

const tags = ['users'];
const cursor = z.tuple([timestamp, id]);
const config = { role: 'administrator' } as const;

export function invitationRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  app.get(
    '/invitations',
    {
      config: { ...config, action: 'invitation.list' },
      schema: {
        tags,
        operationId: 'listInvitations',
        summary: 'List invitations that can still be used',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(invitationDocument) },
      },
    },
    async (request, reply) => {
      const { limit } = request.query;
      const after = cursorKey(cursor, request.query.cursor);
      const rows = await db
        .selectFrom('invitations')
        .select(['id', 'email', 'role', 'created_by as createdBy'])
        .select(['created_at as createdAt', 'expires_at as expiresAt'])
        .where('used_at', 'is', null)
        .where('expires_at', '>', timestampOf(new Date()))
        .$if(after !== undefined, (query) =>
          query.where(sql<SqlBool>`(created_at, id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
        )
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit + 1)
        .execute();
      return sendPage(request, reply, { rows, limit, key: (row) => [row.createdAt, row.id], item: (row) => row });
    },
  );
  app.post(
    '/invitations',
    {
      config,
      schema: {
        tags,
        operationId: 'createInvitation',
        summary: 'Invite somebody by a one-time link',
        body: z.strictObject({
          email: email.optional(),
          role,
          expiresInHours: z.int().min(1).max(720).default(72),
        }),
        response: { 201: newInvitation },
      },
    },
    (request, reply) => {
      refuseIdempotencyKey(request);
      return change(context, request, reply, inviteUser, request.body, (_tx, { id, secret, expiresAt }) => ({
        status: 201,
        document: { id, link: invitationLink(context.auth.settings.publicUrl, secret), expiresAt },
      }));
    },
  );
  app.delete(
    '/invitations/:id',
    {
      config,
      schema: {
        tags,
        operationId: 'revokeInvitation',
        summary: 'Make an invitation worthless',
        params: idParams,
        response: { 204: noContent },
      },
    },
    (request, reply) => change(context, request, reply, revokeInvitation, request.params, () => ({ status: 204 })),
  );
}
