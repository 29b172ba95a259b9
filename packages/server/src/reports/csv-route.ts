import type { Database } from '@scs/store';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { AnswerCache } from '../http/answer-cache.ts';
import { answerFromCache } from '../http/answer-from-cache.ts';
import { pathOf } from '../http/answer-key.ts';
import { everybody } from '../v1/conventions/viewer.ts';
import { readMonth } from './read-month.ts';
import { writeCsv } from './write-csv.ts';

/** The figures of a month that goes on change with the clock; so long may they be late. */
const maxAgeMs = 60_000;

/** A month's report for spreadsheets. */
export function reportCsvRoute(
  app: FastifyInstance,
  { db, cache, timeZone }: { db: Kysely<Database>; cache: AnswerCache; timeZone: string },
): void {
  app.get<{ Params: { month: string } }>(
    '/reports/:month(^\\d{4}-\\d{2}).csv',
    { config: { role: 'anyone', answerKey: pathOf } },
    (request, reply) => {
      const { month } = request.params;
      void reply.header('content-disposition', `attachment; filename="availability-${month}.csv"`);
      return answerFromCache(cache, request, reply, {
        contentType: 'text/csv; charset=utf-8; header=present',
        maxAgeMs,
        produce: async () => writeCsv(await readMonth(db, month, { viewer: everybody, timeZone, now: new Date() })),
      });
    },
  );
}
