import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { invalidField } from '../../errors.ts';
import { createIncident } from '../../status/incidents/create-incident.ts';
import { incidentFields } from '../../status/incidents/schemas.ts';
import { id, timestamp } from '../../status/schemas.ts';
import { compareTimestamps } from '../../status/timestamp-input.ts';
import { notifying } from '../../status/updates/schemas.ts';
import { change } from '../conventions/change.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { etagOf } from '../conventions/etag.ts';
import { cursorKey, pageOf, sendPage } from '../conventions/page.ts';
import { forOperators, idempotencyKey, idParams, readable } from '../conventions/routes.ts';
import { operators, viewerOf } from '../conventions/viewer.ts';
import { maintenanceDocument, toMaintenance, type IncidentRow } from '../incidents/documents.ts';
import { eventQuery, incidentCursor, incidentKey } from '../incidents/list-query.ts';
import { findIncident, listIncidents } from '../incidents/queries.ts';

const tags = ['maintenances'];

function documentOf(row: IncidentRow, now: Date) {
  if (row.maintenance === null) throw new Error(`${row.id} is no maintenance`);
  return toMaintenance(row, row.maintenance, now);
}

/** The changes of a plan are those of its incident, which has the same id. */
export function maintenanceRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;
  const made = async (tx: Kysely<Database>, id: string, now: Date) =>
    documentOf(await findIncident(tx, operators, { id, now, isMaintenance: true }), now);

  app.get(
    '/maintenances',
    {
      config: readable,
      schema: {
        tags,
        operationId: 'listMaintenances',
        summary: 'List maintenances with their planned and actual times',
        querystring: z.strictObject({
          ...eventQuery,
          state: z
            .enum(['draft', 'scheduled', 'open', 'ended'])
            .optional()
            .describe('Scheduled or overdue, running or overrunning, completed or cancelled'),
          order: z.enum(['latest-first', 'earliest-first']).default('latest-first'),
        }),
        response: { 200: pageOf(maintenanceDocument) },
      },
    },
    async (request, reply) => {
      const { limit, cursor, order, ...filter } = request.query;
      const now = new Date();
      const after = cursorKey(incidentCursor, cursor);
      const page = {
        filter: { ...filter, isMaintenance: true },
        after,
        limit,
        now,
        isAscending: order === 'earliest-first',
      };
      const rows = await listIncidents(db, viewerOf(request), page);
      return sendPage(request, reply, { rows, limit, key: incidentKey, item: (row) => documentOf(row, now) });
    },
  );
  app.get(
    '/maintenances/:id',
    {
      config: readable,
      schema: {
        tags,
        operationId: 'readMaintenance',
        summary: 'Read a maintenance; its id is that of its incident',
        params: idParams,
        response: { 200: maintenanceDocument },
      },
    },
    async (request, reply) => {
      const now = new Date();
      const row = await findIncident(db, viewerOf(request), { id: request.params.id, now, isMaintenance: true });
      void reply.header('etag', etagOf(row.version));
      return documentOf(row, now);
    },
  );
  app.post(
    '/maintenances',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'planMaintenance',
        summary: 'Plan a maintenance',
        headers: idempotencyKey,
        body: z.strictObject({
          displayName: incidentFields.displayName,
          description: incidentFields.description,
          phase: incidentFields.phase,
          ...notifying,
          isDraft: z.boolean().optional(),
          plannedStart: timestamp,
          plannedEnd: timestamp,
          startsByItself: z.boolean().default(true).describe('False: it waits for `POST …/start`'),
          endsByItself: z.boolean().default(true).describe('False: it runs over until `POST …/finish`'),
          affects: z
            .array(z.strictObject({ reference: id, type: id }))
            .min(1, 'must name a component')
            .max(10_000),
        }),
        response: { 201: maintenanceDocument },
      },
    },
    (request, reply) => {
      const { plannedStart: beganAt, plannedEnd: endedAt, affects, ...fields } = request.body;
      if (compareTimestamps(beganAt, endedAt) > 0) {
        throw invalidField('plannedEnd', `is ${endedAt}, before plannedStart ${beganAt}`);
      }
      const impacts = affects.map((impact) => ({ ...impact, severity: 0 }));
      const input = { ...fields, beganAt, endedAt, affects: impacts };
      return change(context, request, reply, createIncident, input, async (tx, { id }, now) => ({
        status: 201,
        location: `/maintenances/${id}`,
        document: await made(tx, id, now),
      }));
    },
  );
}
