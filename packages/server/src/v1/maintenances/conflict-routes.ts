import { conflictsOf, type Conflict, type Work } from '@scs/status';
import { timestampOf, type Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { loadRedundancy, loadWork, type KnownWork } from '../../status/maintenances/load-work.ts';
import { id, timestamp } from '../../status/schemas.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { moment } from '../conventions/documents.ts';
import { forOperators, idParams } from '../conventions/routes.ts';
import { operators } from '../conventions/viewer.ts';
import { findIncident } from '../incidents/queries.ts';

const conflictDocument = z
  .object({
    kind: z
      .enum(['same-component', 'redundancy-group', 'incident'])
      .describe(
        'What both touch: a component, a group whose components stand in for each other, or what is broken already',
      ),
    with: z
      .object({
        id: z.string(),
        displayName: z.string().nullable(),
        isDraft: z.boolean(),
        isMaintenance: z.boolean(),
      })
      .describe('The other one'),
    components: z.array(z.string()).describe('Those of the maintenance itself that it is about'),
    group: z.object({ id: z.string(), name: z.string() }).nullable(),
    from: moment,
    to: moment.nullable().describe('Null: nobody knows'),
  })
  .meta({ id: 'MaintenanceConflict' });
export type ConflictDocument = z.infer<typeof conflictDocument>;

const conflicts = z.array(conflictDocument);
const allDocument = z.object({ data: z.array(z.object({ maintenance: z.string(), conflicts })) });
export type ConflictsDocument = z.infer<typeof allDocument>;
const planDocument = z.object({
  startsInThePast: z
    .boolean()
    .describe('Then it runs as soon as it is published, or is history if its end has passed, too'),
  conflicts,
});
export type PlanCheckDocument = z.infer<typeof planDocument>;

const tags = ['maintenances'];

/** Warnings before two things happen at once. They refuse nothing: an operator may know better. */
export function maintenanceConflictRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  app.get(
    '/maintenances/conflicts',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'listMaintenanceConflicts',
        summary: 'List the conflicts that lie ahead, by maintenance',
        response: { 200: allDocument },
      },
    },
    async () => {
      const known = await loadConflicts(db, new Date());
      const maintenances = known.all.filter(({ isMaintenance }) => isMaintenance);
      return {
        data: maintenances
          .map((work) => ({ maintenance: work.id, conflicts: known.of(work) }))
          .filter((one) => one.conflicts.length > 0),
      };
    },
  );
  app.get(
    '/maintenances/:id/conflicts',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'readMaintenanceConflicts',
        summary: 'What a maintenance runs into: others on the same components or redundancy groups, and open incidents',
        params: idParams,
        response: { 200: z.object({ data: conflicts }) },
      },
    },
    async (request) => {
      const { id } = request.params;
      const now = new Date();
      await findIncident(db, operators, { id, now, isMaintenance: true });
      const known = await loadConflicts(db, now);
      const work = known.all.find((one) => one.id === id);
      return { data: work === undefined ? [] : known.of(work) };
    },
  );
  app.post(
    '/maintenances/conflicts',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'checkMaintenancePlan',
        summary: 'What a maintenance would run into, were it planned so; nothing is changed',
        body: z.strictObject({
          plannedStart: timestamp,
          plannedEnd: timestamp,
          components: z.array(id).max(10_000),
          except: id.optional().describe('The maintenance that is to be changed'),
        }),
        response: { 200: planDocument },
      },
    },
    async (request) => {
      const { plannedStart, plannedEnd, components, except = '' } = request.body;
      const now = new Date();
      const known = await loadConflicts(db, now);
      const span = { begin: new Date(plannedStart), end: new Date(plannedEnd) };
      return {
        startsInThePast: span.begin < now,
        conflicts: known.of({ id: except, isMaintenance: true, span, componentIds: components }),
      };
    },
  );
}

/** What there is, and what a maintenance runs into of it. */
async function loadConflicts(db: Kysely<Database>, now: Date) {
  const all = await loadWork(db, now);
  const groups = await loadRedundancy(db);
  const groupOf = new Map([...groups].map(([component, group]) => [component, group.id]));
  const nameOf = new Map([...groups.values()].map(({ id, name }) => [id, name]));
  const byId = new Map(all.map((one) => [one.id, one]));
  const of = (work: Work): ConflictDocument[] =>
    conflictsOf(work, all, { groupOf, now }).flatMap((conflict) => {
      const other = byId.get(conflict.with);
      return other === undefined ? [] : [toConflict(conflict, other, nameOf)];
    });
  return { all, of };
}

function toConflict(conflict: Conflict, other: KnownWork, nameOf: ReadonlyMap<string, string>): ConflictDocument {
  const { kind, componentIds, groupId, span } = conflict;
  const { id, displayName, isDraft, isMaintenance } = other;
  return {
    kind,
    with: { id, displayName, isDraft, isMaintenance },
    components: [...componentIds],
    group: groupId === null ? null : { id: groupId, name: nameOf.get(groupId) ?? '' },
    from: timestampOf(span.begin),
    to: span.end === null ? null : timestampOf(span.end),
  };
}
