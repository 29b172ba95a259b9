import { monthOf } from '@scs/status';
import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { feedForms } from '../feeds/feed-forms.ts';
import { feedLanguages } from '../feeds/settings.ts';
import { componentColumns } from '../pages/read-components.ts';
import type { PageSettings } from '../pages/settings.ts';
import { listMonths } from '../reports/list-months.ts';
import { selectComponents } from '../v1/components/queries.ts';
import { selectPublicEvents } from '../v1/incidents/select-public-events.ts';
import { everybody } from '../v1/conventions/viewer.ts';

/** What the lists of paths are made from. */
export interface SiteSources {
  readonly db: Kysely<Database>;
  readonly page: PageSettings;
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

const months = async ({ db, page: { timeZone }, now }: SiteSources) =>
  (await listMonths(db, { viewer: everybody, timeZone, now })).map(({ month }) => month);

/** The months in which anything began. */
async function historyPaths({ db, page: { timeZone } }: SiteSources): Promise<string[]> {
  const began = (await selectPublicEvents(db)).flatMap(({ began_at }) => began_at ?? []);
  return [...new Set(began.map((at) => `/history/${monthOf(new Date(at), timeZone)}`))];
}

/** Feeds and calendars, of the whole page and of each component, and badges; in each language that they have. */
async function feedPaths({ db }: SiteSources): Promise<string[]> {
  const components = await selectComponents(db, everybody).execute();
  const folders = ['', ...components.map(({ id }) => `/components/${id}`)];
  const names = [...feedForms.map((form) => `feed.${form}`), 'maintenance.ics', 'badge.svg'];
  return folders.flatMap((folder) =>
    names.flatMap((name) => feedLanguages.map((language) => `${folder}/${name}?lang=${language}`)),
  );
}

/** Those that the operator has given, and that do not stand elsewhere. */
function legalPaths({ page: { look } }: SiteSources): string[] {
  return (['imprint', 'privacy'] as const).flatMap((name) => {
    const texts = [...(look?.[name].values() ?? [])];
    return texts.length > 0 && texts.every((text) => 'markdown' in text) ? [`/${name}`] : [];
  });
}

const sortedPaths = (column: string) => [`/components/by/${column}`, `/components/by/${column}/descending`];

/**
 * All that a copy of the site holds, besides the files of the pages themselves. What the server has and this table has not is
 * linked to the server. A new page or feed is a line here.
 */
export const pagesOfSite: readonly SiteEntry[] = [
  { kind: 'page', paths: () => ['/'], isAlwaysWritten: true },
  { kind: 'page', paths: async ({ db }) => (await selectPublicEvents(db)).map(({ id, area }) => `/${area}/${id}`) },
  { kind: 'page', paths: () => ['/history'] },
  { kind: 'page', paths: historyPaths },
  { kind: 'page', paths: () => ['/components', ...componentColumns.flatMap(sortedPaths)] },
  { kind: 'page', paths: legalPaths },
  { kind: 'file', paths: ({ page }) => [...(page.look?.files.keys() ?? [])] },
  { kind: 'file', paths: feedPaths },
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
