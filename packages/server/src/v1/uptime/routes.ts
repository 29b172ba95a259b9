import {
  daysBetween,
  maximumDays,
  StatusError,
  uptime,
  wholeDayUptime,
  windowsByComponent,
  type Day,
} from '@scs/status';
import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { invalidField, notFound } from '../../errors.ts';
import { timeZone } from '../../config/values/names.ts';
import { timestamp } from '../../status/schemas.ts';
import { loadIncidents } from '../../status/state/load-incidents.ts';
import { loadSeverities } from '../../status/state/load-severities.ts';
import { selectComponents } from '../components/queries.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { moment } from '../conventions/documents.ts';
import { idParams, readable } from '../conventions/routes.ts';
import { viewerOf } from '../conventions/viewer.ts';

/** Each day must be found in the time zone, which takes 10 µs; strangers may ask for it. */
const mostWholeDays = 11 * 366;
const dayMs = 24 * 60 * 60 * 1000;

const uptimeDocument = z
  .object({
    componentId: z.string(),
    from: moment,
    to: moment.describe('Not later than now'),
    ratio: z
      .number()
      .nullable()
      .describe('0 to 1; null when nothing remains, such as in a window of maintenance alone'),
    perMinute: z
      .object({
        windowMinutes: z.number(),
        uptimeMinutes: z.number(),
        downtimeMinutes: z.number(),
        maintenanceMinutes: z.number(),
      })
      .nullable()
      .describe('With `method=per-minute`'),
    wholeDays: z.object({ days: z.int(), affectedDays: z.int() }).nullable().describe('With `method=whole-days`'),
  })
  .meta({ id: 'Uptime' });
export type UptimeDocument = z.infer<typeof uptimeDocument>;

/** The window that is asked for, as far as it is not in the future; the last 90 days unless given. */
function windowOf(query: { from?: string | undefined; to?: string | undefined }, now: Date): { from: Date; to: Date } {
  const asked = query.to === undefined ? now : new Date(query.to);
  const to = asked < now ? asked : now;
  const from = query.from === undefined ? new Date(to.getTime() - 90 * dayMs) : new Date(query.from);
  if (from >= to) throw invalidField('from', 'must be before `to`, and not in the future');
  if (to.getTime() - from.getTime() > (maximumDays - 1) * dayMs) {
    throw invalidField('from', 'must not be more than a hundred years before `to`');
  }
  return { from, to };
}

/** @throws ServerError `invalid` for more than eleven years, and for a time zone whose days are not known */
function daysOf(window: { from: Date; to: Date; timeZone: string }): readonly Day[] {
  if (window.to.getTime() - window.from.getTime() > mostWholeDays * dayMs) {
    throw invalidField('from', 'must not be more than eleven years before `to` where whole days are counted');
  }
  try {
    return daysBetween(window);
  } catch (error) {
    if (error instanceof StatusError) throw invalidField('timeZone', error.message);
    throw error;
  }
}

export function uptimeRoutes(app: V1App, { store: { db } }: V1Context): void {
  app.get(
    '/components/:id/uptime',
    {
      config: readable,
      schema: {
        tags: ['components'],
        operationId: 'readUptime',
        summary: 'How much of a window of time a component was up',
        params: idParams,
        querystring: z.strictObject({
          from: timestamp.optional().describe('90 days before its end unless given'),
          to: timestamp.optional().describe('Now unless given'),
          method: z
            .enum(['per-minute', 'whole-days'])
            .default('per-minute')
            .describe(
              'Per minute, uptime is by uptime and downtime, and maintenance is left out. By whole days, any incident or maintenance, however short, makes a day an affected one, as upstream counts.',
            ),
          timeZone: timeZone.default('UTC').describe('Whose days are counted'),
        }),
        response: { 200: uptimeDocument },
      },
    },
    async (request) => {
      const { query, params } = request;
      const now = new Date();
      const { from, to } = windowOf(query, now);
      const known = await selectComponents(db, viewerOf(request)).where('id', '=', params.id).executeTakeFirst();
      if (known === undefined) throw notFound('component', params.id);
      // days are whole, also those in which the window begins and ends
      const days = query.method === 'whole-days' ? daysOf({ from, to, timeZone: query.timeZone }) : [];
      const incidents = await loadIncidents(db, {
        from: days[0]?.start ?? from,
        to: days.at(-1)?.end ?? to,
        now,
        componentId: params.id,
      });
      const windows = windowsByComponent(incidents).get(params.id) ?? [];
      const document = { componentId: params.id, from: timestampOf(from), to: timestampOf(to) };
      if (query.method === 'whole-days') {
        const { ratio, ...wholeDays } = wholeDayUptime(windows, days, now);
        return { ...document, ratio, perMinute: null, wholeDays };
      }
      const { ratio, ...perMinute } = uptime(windows, { from, to, severities: await loadSeverities(db) });
      return { ...document, ratio, perMinute, wholeDays: null };
    },
  );
}
