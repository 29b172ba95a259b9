import type { Database } from '@scs/store';
import { sql, type Kysely } from 'kysely';
import type { Viewer } from '../v1/conventions/viewer.ts';

/** So long ago nobody kept a status page; what claims it is a mistake in the data. */
const longestMs = 30 * 365.25 * 24 * 60 * 60 * 1000;

/**
 * Since when the page tells of each component that a viewer may see: since it was added, or since the first incident or maintenance
 * that affected it, as what was taken over from another page is older than its row.
 */
export async function componentBegins(
  db: Kysely<Database>,
  { visibilities }: Viewer,
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ id: string; begin: string }>`
    select c.id, least(c.created_at, min(i.began_at))::text as begin
    from components c
    left join impacts x on x.component_id = c.id
    left join incidents i on i.id = x.incident_id and not i.is_draft
    where c.visibility in (${sql.join(visibilities)})
    group by c.id`.execute(db);
  const earliest = now.getTime() - longestMs;
  return new Map(
    rows.map(({ id, begin }) => {
      const beganMs = Date.parse(begin.replace(' ', 'T').replace(/\+00$/, 'Z'));
      return [id, new Date(Math.max(earliest, Number.isNaN(beganMs) ? earliest : beganMs))];
    }),
  );
}

/** The first of them; undefined where there is none. */
export function firstBegin(begins: ReadonlyMap<string, Date>): Date | undefined {
  if (begins.size === 0) return undefined;
  return new Date(Math.min(...[...begins.values()].map((begin) => begin.getTime())));
}
