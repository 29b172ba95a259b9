import { z } from 'zod';
import { sql, type Kysely } from 'kysely';
import type { Database } from '@scs/store';
import { notFound } from '../../errors.ts';
import { createPhases } from '../../status/phases/create-phases.ts';
import { phasesFields } from '../../status/phases/schemas.ts';
import { change } from '../conventions/change.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../conventions/page.ts';
import { forEverybody, forOperators, idempotencyKey } from '../conventions/routes.ts';

const phaseList = z
  .object({
    generation: z.int().describe('Grows with every list; incidents keep the one they refer to'),
    phases: z.array(z.string()).describe("In their order; a phase's `order` is its place here, from 0"),
  })
  .meta({ id: 'PhaseList' });
export type PhaseListDocument = z.infer<typeof phaseList>;

/** Whole lists, the newest first. */
function selectLists(db: Kysely<Database>) {
  return db
    .selectFrom('phases')
    .select(['generation', sql<string[]>`json_agg(name order by "order")`.as('phases')])
    .groupBy('generation')
    .orderBy('generation', 'desc');
}

async function readPhases(db: Kysely<Database>, generation: number) {
  const list = await selectLists(db).where('generation', '=', generation).executeTakeFirst();
  if (list === undefined) throw notFound('list of phases of generation', String(generation));
  return list;
}

const tags = ['phases'];
const cursor = z.tuple([z.int32()]);

export function phaseRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  app.get(
    '/phases',
    {
      config: forEverybody,
      schema: {
        tags,
        operationId: 'listPhases',
        summary: 'List the lists of phases, the newest first',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(phaseList) },
      },
    },
    async (request, reply) => {
      const { limit } = request.query;
      const after = cursorKey(cursor, request.query.cursor);
      const rows = await selectLists(db)
        .$if(after !== undefined, (query) => query.where('generation', '<', after?.[0] ?? 0))
        .limit(limit + 1)
        .execute();
      return sendPage(request, reply, { rows, limit, key: (row) => [row.generation], item: (row) => row });
    },
  );
  app.get(
    '/phases/:generation',
    {
      config: forEverybody,
      schema: {
        tags,
        operationId: 'readPhases',
        summary: 'Read a list of phases',
        params: z.strictObject({
          generation: z.coerce.number().pipe(z.int32().min(1)).meta({ type: 'integer', minimum: 1 }),
        }),
        response: { 200: phaseList },
      },
    },
    (request) => readPhases(db, request.params.generation),
  );
  app.post(
    '/phases',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'createPhases',
        summary: 'Add a list of phases, which new incidents go through; lists are never changed',
        headers: idempotencyKey,
        body: z.strictObject(phasesFields),
        response: { 201: phaseList },
      },
    },
    (request, reply) =>
      change(context, request, reply, createPhases, request.body, async (tx, { generation }) => ({
        status: 201,
        location: `/phases/${String(generation)}`,
        document: await readPhases(tx, generation),
      })),
  );
}
