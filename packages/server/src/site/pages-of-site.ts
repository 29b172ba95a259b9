import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { listMonths } from '../reports/list-months.ts';
import { selectPublicEvents } from '../v1/incidents/select-public-events.ts';
import { everybody } from '../v1/conventions/viewer.ts';

/** What the lists of paths are made from. */
export interface SiteSources {
  readonly db: Kysely<Database>;
  readonly timeZone: string;
  readonly now: Date;
}

/** A kind of page or file that a copy of the site has. */
export interface SiteEntry {
  /** A `page` is written in each language as HTML, a `file` once as it is. */
  readonly kind: 'page' | 'file';
  /** Written with each copy, though it says the same, so that its line tells how old the copy is. */
  readonly isAlwaysWritten?: boolean;
  /** The paths on the server; all are asked for as a stranger would. */
  readonly paths: (sources: SiteSources) => Promise<readonly string[]> | readonly string[];
}

const months = async ({ db, timeZone, now }: SiteSources) =>
  (await listMonths(db, { viewer: everybody, timeZone, now })).map(({ month }) => month);

/**
 * All that a copy of the site holds, besides the files of the pages themselves. What the server has and this table has not is
 * linked to the server. A new page or feed is a line here.
 */
export const pagesOfSite: readonly SiteEntry[] = [
  { kind: 'page', paths: () => ['/'], isAlwaysWritten: true },
  { kind: 'page', paths: async ({ db }) => (await selectPublicEvents(db)).map(({ id, area }) => `/${area}/${id}`) },
  { kind: 'page', paths: () => ['/reports'] },
  { kind: 'page', paths: async (sources) => (await months(sources)).map((month) => `/reports/${month}`) },
  { kind: 'file', paths: async (sources) => (await months(sources)).map((month) => `/reports/${month}.csv`) },
  {
    kind: 'file',
    paths: () => [
      '/api/v2/summary.json',
      '/api/v2/status.json',
      '/api/v2/components.json',
      '/api/v2/incidents.json',
      '/api/v2/incidents/unresolved.json',
      '/api/v2/scheduled-maintenances.json',
      '/api/v2/scheduled-maintenances/upcoming.json',
      '/api/v2/scheduled-maintenances/active.json',
    ],
  },
];
