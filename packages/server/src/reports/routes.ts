import { z } from 'zod';
import type { V1App, V1Context } from '../v1/conventions/context.ts';
import { moment } from '../v1/conventions/documents.ts';
import { readable } from '../v1/conventions/routes.ts';
import { viewerOf } from '../v1/conventions/viewer.ts';
import { listMonths } from './list-months.ts';
import { rowOf } from './month-report.ts';
import { readMonth } from './read-month.ts';

const tags = ['reports'];
const month = z.string().describe('Such as `2026-10`');
const frozenAt = moment.nullable().describe('Since when nothing changes it; null while it is provisional');

const reportDocument = z
  .object({
    month,
    timeZone: z.string().describe('Whose month it is'),
    beganAt: moment,
    endedAt: moment.describe('Not later than now'),
    frozenAt,
    components: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          group: z.string().nullable(),
          availability: z
            .number()
            .nullable()
            .describe('0 to 1: uptime by uptime and downtime, maintenance left out; null where nothing else was'),
          windowMinutes: z.number(),
          downtimeMinutes: z.number(),
          maintenanceMinutes: z.number(),
          incidents: z.int(),
          maintenances: z.int(),
        }),
      )
      .describe('Those that the reader may see'),
  })
  .meta({ id: 'Report' });

/** Availability by month. */
export function reportRoutes(app: V1App, { store: { db }, page }: V1Context & { page: { timeZone: string } }): void {
  app.get(
    '/reports',
    {
      config: readable,
      schema: {
        tags,
        operationId: 'listReports',
        summary: 'List the months that there is a report of, the newest first',
        response: { 200: z.object({ data: z.array(z.object({ month, frozenAt })) }) },
      },
    },
    async (request) => ({
      data: await listMonths(db, { viewer: viewerOf(request), timeZone: page.timeZone, now: new Date() }),
    }),
  );
  app.get(
    '/reports/:month',
    {
      config: readable,
      schema: {
        tags,
        operationId: 'readReport',
        summary: 'How available each component was in a month',
        params: z.strictObject({
          month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'must be a month such as 2026-10'),
        }),
        response: { 200: reportDocument },
      },
    },
    async (request) => {
      const options = { viewer: viewerOf(request), timeZone: page.timeZone, now: new Date() };
      const report = await readMonth(db, request.params.month, options);
      return { ...report, components: report.components.map(rowOf) };
    },
  );
}
