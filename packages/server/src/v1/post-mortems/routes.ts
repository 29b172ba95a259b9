import type { Database } from '@scs/store';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { deletePostMortem } from '../../status/post-mortems/delete-post-mortem.ts';
import { publishPostMortem } from '../../status/post-mortems/publish-post-mortem.ts';
import { postMortemFields } from '../../status/post-mortems/schemas.ts';
import { unpublishPostMortem } from '../../status/post-mortems/unpublish-post-mortem.ts';
import { writePostMortem } from '../../status/post-mortems/write-post-mortem.ts';
import { notifying } from '../../status/updates/schemas.ts';
import { change } from '../conventions/change.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { moment, versioned, versionedOf } from '../conventions/documents.ts';
import { etagOf, neededVersion, statedVersion } from '../conventions/etag.ts';
import { forOperators, idParams, ifMatch, mayHaveIfMatch, noContent, readable } from '../conventions/routes.ts';
import { operators, viewerOf, type Viewer } from '../conventions/viewer.ts';
import { findIncident } from '../incidents/queries.ts';
import { findPostMortem } from './queries.ts';

const tags = ['post-mortems'];
const path = '/incidents/:id/post-mortem';

const postMortemDocument = z
  .object({
    incidentId: z.string(),
    title: z.string().nullable(),
    body: z.string().describe('Markdown'),
    publishedAt: moment.nullable().describe('Null for a draft, which operators alone see'),
    ...versioned,
  })
  .meta({ id: 'PostMortem' });
export type PostMortemDocument = z.infer<typeof postMortemDocument>;

async function readPostMortem(db: Kysely<Database>, viewer: Viewer, incidentId: string) {
  const row = await findPostMortem(db, incidentId, viewer);
  if (row === undefined) throw notFound('post-mortem', `of the incident ${incidentId}`);
  const { incident_id, title, body, published_at: publishedAt } = row;
  return { incidentId: incident_id, title, body, publishedAt, ...versionedOf(row) };
}

export function postMortemRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;
  const made = async (tx: Kysely<Database>, id: string) => ({ document: await readPostMortem(tx, operators, id) });
  const step = ({ params, headers }: FastifyRequest<{ Params: { id: string } }>) => ({
    incidentId: params.id,
    expectedVersion: statedVersion(headers),
  });

  app.get(
    path,
    {
      config: readable,
      schema: {
        tags,
        operationId: 'readPostMortem',
        summary: 'Read the post-mortem of an incident or a maintenance',
        params: idParams,
        response: { 200: postMortemDocument },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const viewer = viewerOf(request);
      await findIncident(db, viewer, { id, now: new Date() });
      const document = await readPostMortem(db, viewer, id);
      void reply.header('etag', etagOf(document.version));
      return document;
    },
  );
  app.put(
    path,
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'writePostMortem',
        summary:
          'Write the post-mortem: the first one as a draft, without If-Match; else in place of the one that is there',
        params: idParams,
        headers: mayHaveIfMatch,
        body: z.strictObject(postMortemFields),
        response: { 200: postMortemDocument, 201: postMortemDocument },
      },
    },
    (request, reply) => {
      const mustBe = request.headers['if-match'] === undefined ? 'new' : 'there';
      const input = { ...step(request), mustBe, ...request.body };
      return change(context, request, reply, writePostMortem, input, async (tx, { isNew }) => ({
        ...(await made(tx, request.params.id)),
        ...(isNew ? { status: 201, location: `/incidents/${request.params.id}/post-mortem` } : {}),
      }));
    },
  );
  app.delete(
    path,
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'deletePostMortem',
        summary: 'Delete the post-mortem; the audit log keeps what it said',
        params: idParams,
        headers: ifMatch,
        response: { 204: noContent },
      },
    },
    (request, reply) => {
      const input = { incidentId: request.params.id, expectedVersion: neededVersion(request.headers) };
      return change(context, request, reply, deletePostMortem, input, () => ({ status: 204 }));
    },
  );
  app.post(
    `${path}/publish`,
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'publishPostMortem',
        summary: 'Show the post-mortem to the readers of its incident',
        params: idParams,
        headers: mayHaveIfMatch,
        body: z.strictObject(notifying).nullish(),
        response: { 200: postMortemDocument },
      },
    },
    (request, reply) =>
      change(context, request, reply, publishPostMortem, { ...step(request), ...request.body }, (tx) =>
        made(tx, request.params.id),
      ),
  );
  app.post(
    `${path}/unpublish`,
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'unpublishPostMortem',
        summary: 'Make the post-mortem a draft again',
        params: idParams,
        headers: mayHaveIfMatch,
        response: { 200: postMortemDocument },
      },
    },
    (request, reply) =>
      change(context, request, reply, unpublishPostMortem, step(request), (tx) => made(tx, request.params.id)),
  );
}
