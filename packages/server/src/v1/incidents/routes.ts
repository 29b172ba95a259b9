import { timestampOf, type Database } from '@scs/store';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { createIncident, draftIncident } from '../../status/incidents/create-incident.ts';
import { deleteIncident } from '../../status/incidents/delete-incident.ts';
import { publishIncident } from '../../status/incidents/publish-incident.ts';
import { reopenIncident } from '../../status/incidents/reopen-incident.ts';
import { incidentFields } from '../../status/incidents/schemas.ts';
import { notifying } from '../../status/updates/schemas.ts';
import { updateIncident } from '../../status/incidents/update-incident.ts';
import { id, phaseReference } from '../../status/schemas.ts';
import { change } from '../conventions/change.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { etagOf, neededVersion, statedVersion } from '../conventions/etag.ts';
import { cursorKey, pageOf, sendPage } from '../conventions/page.ts';
import {
  forOperators,
  forReporters,
  idempotencyKey,
  idParams,
  ifMatch,
  mayHaveIfMatch,
  noContent,
  readable,
} from '../conventions/routes.ts';
import { operators, viewerOf } from '../conventions/viewer.ts';
import { incidentDocument, toIncident } from './documents.ts';
import { eventQuery, flag, incidentCursor, incidentKey } from './list-query.ts';
import { findIncident, listIncidents } from './queries.ts';

const tags = ['incidents'];

export function incidentRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;
  // whoever may change an incident may see what came of it
  const made = async (tx: Kysely<Database>, id: string, now: Date) =>
    toIncident(await findIncident(tx, operators, { id, now }), now);

  app.get(
    '/incidents',
    {
      config: readable,
      schema: {
        tags,
        operationId: 'listIncidents',
        summary: 'List incidents and maintenances, those that began last first',
        querystring: z.strictObject({
          ...eventQuery,
          state: z.enum(['draft', 'scheduled', 'open', 'ended']).optional(),
          maintenance: flag.optional().describe('Only maintenances, or only what is none'),
        }),
        response: { 200: pageOf(incidentDocument) },
      },
    },
    async (request, reply) => {
      const { limit, cursor, maintenance: isMaintenance, ...filter } = request.query;
      const now = new Date();
      const after = cursorKey(incidentCursor, cursor);
      const page = { filter: { ...filter, isMaintenance }, after, limit, now };
      const rows = await listIncidents(db, viewerOf(request), page);
      return sendPage(request, reply, { rows, limit, key: incidentKey, item: (row) => toIncident(row, now) });
    },
  );
  app.get(
    '/incidents/:id',
    {
      config: readable,
      schema: {
        tags,
        operationId: 'readIncident',
        summary: 'Read an incident with its impacts and updates',
        params: idParams,
        response: { 200: incidentDocument },
      },
    },
    async (request, reply) => {
      const now = new Date();
      const row = await findIncident(db, viewerOf(request), { id: request.params.id, now });
      void reply.header('etag', etagOf(row.version));
      return toIncident(row, now);
    },
  );
  app.post(
    '/incidents',
    {
      config: forReporters,
      schema: {
        tags,
        operationId: 'createIncident',
        summary: 'Open an incident; as a draft if it is one, which reporters may, too',
        headers: idempotencyKey,
        body: z.strictObject({
          ...incidentFields,
          ...notifying,
          isDraft: z.boolean().optional(),
          template: id.optional().describe('A template that sets what is left out here'),
        }),
        response: { 201: incidentDocument },
      },
    },
    (request, reply) => {
      const { isDraft = false, ...fields } = request.body;
      // what is published has begun, unless the request says when
      const input = isDraft ? fields : { ...fields, beganAt: fields.beganAt ?? timestampOf(new Date()) };
      const verb = isDraft ? draftIncident : createIncident;
      return change(context, request, reply, verb, input, async (tx, { id }, now) => ({
        status: 201,
        location: `/incidents/${id}`,
        document: await made(tx, id, now),
      }));
    },
  );
  app.patch(
    '/incidents/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'updateIncident',
        summary: 'Change an incident; what is left out stays, affects are replaced as a whole, endedAt null reopens it',
        params: idParams,
        headers: ifMatch,
        body: z.strictObject(incidentFields),
        response: { 200: incidentDocument },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const input = { id, expectedVersion: neededVersion(request.headers), ...request.body };
      return change(context, request, reply, updateIncident, input, async (tx, _made, now) => ({
        document: await made(tx, id, now),
      }));
    },
  );
  app.delete(
    '/incidents/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'deleteIncident',
        summary: 'Delete an incident with its updates; the audit log keeps what it was',
        params: idParams,
        headers: ifMatch,
        response: { 204: noContent },
      },
    },
    (request, reply) => {
      const input = { id: request.params.id, expectedVersion: neededVersion(request.headers) };
      return change(context, request, reply, deleteIncident, input, () => ({ status: 204 }));
    },
  );
  const step = (request: FastifyRequest<{ Params: { id: string } }>) => ({
    id: request.params.id,
    expectedVersion: statedVersion(request.headers),
  });
  app.post(
    '/incidents/:id/publish',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'publishIncident',
        summary: 'Show a draft to its readers; one that has no begin begins now',
        params: idParams,
        headers: mayHaveIfMatch,
        body: z.strictObject(notifying).nullish(),
        response: { 200: incidentDocument },
      },
    },
    (request, reply) =>
      change(
        context,
        request,
        reply,
        publishIncident,
        { ...step(request), ...request.body },
        async (tx, _made, now) => ({
          document: await made(tx, request.params.id, now),
        }),
      ),
  );
  app.post(
    '/incidents/:id/reopen',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'reopenIncident',
        summary: 'Take the end of an incident back',
        params: idParams,
        headers: mayHaveIfMatch,
        body: z.strictObject({ phase: phaseReference.optional() }).nullish(),
        response: { 200: incidentDocument },
      },
    },
    (request, reply) =>
      change(
        context,
        request,
        reply,
        reopenIncident,
        { ...step(request), ...request.body },
        async (tx, _made, now) => ({
          document: await made(tx, request.params.id, now),
        }),
      ),
  );
}
