import type { Database } from '@scs/store';
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { createTemplate } from '../../status/templates/create-template.ts';
import { deleteTemplate } from '../../status/templates/delete-template.ts';
import { templateChanges, templateFields } from '../../status/templates/schemas.ts';
import { updateTemplate } from '../../status/templates/update-template.ts';
import { change } from '../conventions/change.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { versioned, versionedOf } from '../conventions/documents.ts';
import { etagOf, neededVersion } from '../conventions/etag.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../conventions/page.ts';
import { forOperators, idempotencyKey, idParams, ifMatch, noContent } from '../conventions/routes.ts';

const templateDocument = z
  .object({
    id: z.string(),
    name: z.string(),
    content: z.record(z.string(), z.unknown()).describe('What `POST /incidents` takes, as far as the template sets it'),
    ...versioned,
  })
  .meta({ id: 'Template' });
export type TemplateDocument = z.infer<typeof templateDocument>;

function toTemplate(row: Selectable<Database['templates']>): z.infer<typeof templateDocument> {
  return { id: row.id, name: row.name, content: row.content, ...versionedOf(row) };
}

async function readTemplate(db: Kysely<Database>, id: string) {
  const row = await db.selectFrom('templates').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('template', id);
  return toTemplate(row);
}

const tags = ['templates'];
const cursor = z.tuple([z.string()]);

export function templateRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  app.get(
    '/templates',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'listTemplates',
        summary: 'List templates of incidents by their names',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(templateDocument) },
      },
    },
    async (request, reply) => {
      const { limit } = request.query;
      const after = cursorKey(cursor, request.query.cursor);
      const rows = await db
        .selectFrom('templates')
        .selectAll()
        .$if(after !== undefined, (query) => query.where('name', '>', after?.[0] ?? ''))
        .orderBy('name')
        .limit(limit + 1)
        .execute();
      return sendPage(request, reply, { rows, limit, key: (row) => [row.name], item: toTemplate });
    },
  );
  app.get(
    '/templates/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'readTemplate',
        summary: 'Read a template',
        params: idParams,
        response: { 200: templateDocument },
      },
    },
    async (request, reply) => {
      const document = await readTemplate(db, request.params.id);
      void reply.header('etag', etagOf(document.version));
      return document;
    },
  );
  app.post(
    '/templates',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'createTemplate',
        summary: 'Add a template',
        headers: idempotencyKey,
        body: z.strictObject(templateFields),
        response: { 201: templateDocument },
      },
    },
    (request, reply) =>
      change(context, request, reply, createTemplate, request.body, async (tx, made) => ({
        status: 201,
        location: `/templates/${made.id}`,
        document: await readTemplate(tx, made.id),
      })),
  );
  app.patch(
    '/templates/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'updateTemplate',
        summary: 'Change a template; its content is replaced as a whole',
        params: idParams,
        headers: ifMatch,
        body: z.strictObject(templateChanges),
        response: { 200: templateDocument },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const input = { id, expectedVersion: neededVersion(request.headers), ...request.body };
      return change(context, request, reply, updateTemplate, input, async (tx) => ({
        document: await readTemplate(tx, id),
      }));
    },
  );
  app.delete(
    '/templates/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'deleteTemplate',
        summary: 'Delete a template',
        params: idParams,
        headers: ifMatch,
        response: { 204: noContent },
      },
    },
    (request, reply) => {
      const input = { id: request.params.id, expectedVersion: neededVersion(request.headers) };
      return change(context, request, reply, deleteTemplate, input, () => ({ status: 204 }));
    },
  );
}
