import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { z, type ZodType } from 'zod';
import { timestamp } from '../../status/schemas.ts';
import { automateMaintenance } from '../../status/maintenances/automate-maintenance.ts';
import { cancelMaintenance } from '../../status/maintenances/cancel-maintenance.ts';
import { extendMaintenance } from '../../status/maintenances/extend-maintenance.ts';
import { finishMaintenance } from '../../status/maintenances/finish-maintenance.ts';
import { noted } from '../../status/maintenances/schemas.ts';
import { startMaintenance } from '../../status/maintenances/start-maintenance.ts';
import type { Verb } from '../../verb/verb.ts';
import { change } from '../conventions/change.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { neededVersion, statedVersion } from '../conventions/etag.ts';
import { forOperators, idParams, ifMatch, mayHaveIfMatch } from '../conventions/routes.ts';
import { operators } from '../conventions/viewer.ts';
import { maintenanceDocument, toMaintenance, type IncidentRow } from '../incidents/documents.ts';
import { findIncident } from '../incidents/queries.ts';

const tags = ['maintenances'];
const said = z.strictObject(noted);

/** The steps in the life of a maintenance that somebody takes; each is an update in the timeline. */
export function maintenanceLifeRoutes(app: V1App, context: V1Context): void {
  const made = async (tx: Kysely<Database>, id: string, now: Date) =>
    documentOf(await findIncident(tx, operators, { id, now, isMaintenance: true }), now);

  app.patch(
    '/maintenances/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'automateMaintenance',
        summary: 'Say whether it starts and ends at its planned times by itself; the plan is changed as its incident',
        params: idParams,
        headers: ifMatch,
        body: z.strictObject({ startsByItself: z.boolean().optional(), endsByItself: z.boolean().optional() }),
        response: { 200: maintenanceDocument },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const input = { id, expectedVersion: neededVersion(request.headers), ...request.body };
      return change(context, request, reply, automateMaintenance, input, async (tx, _made, now) => ({
        document: await made(tx, id, now),
      }));
    },
  );

  const step = <Input>(
    path: string,
    verb: Verb<Input, unknown>,
    { body, ...words }: { body: ZodType<object | null | undefined>; operationId: string; summary: string },
  ): void => {
    app.post(
      `/maintenances/:id/${path}`,
      {
        config: forOperators,
        schema: {
          tags,
          ...words,
          params: idParams,
          headers: mayHaveIfMatch,
          body,
          response: { 200: maintenanceDocument },
        },
      },
      (request, reply) => {
        const { id } = request.params;
        const input = { ...request.body, id, expectedVersion: statedVersion(request.headers) };
        return change(context, request, reply, verb, input, async (tx, _made, now) => ({
          document: await made(tx, id, now),
        }));
      },
    );
  };
  step('start', startMaintenance, {
    operationId: 'startMaintenance',
    summary: 'Start a maintenance now, be it early or late',
    body: said.nullish(),
  });
  step('finish', finishMaintenance, {
    operationId: 'finishMaintenance',
    summary: 'End a running maintenance now, be it early or late',
    body: said.nullish(),
  });
  step('extend', extendMaintenance, {
    operationId: 'extendMaintenance',
    summary: 'Give a maintenance a later planned end, also when it runs over',
    body: z.strictObject({ plannedEnd: timestamp, ...noted }),
  });
  step('cancel', cancelMaintenance, {
    operationId: 'cancelMaintenance',
    summary: 'Call a maintenance off; one that runs ends now, another has no effect',
    body: said.nullish(),
  });
}

function documentOf(row: IncidentRow, now: Date) {
  if (row.maintenance === null) throw new Error(`${row.id} is no maintenance`);
  return toMaintenance(row, row.maintenance, now);
}
