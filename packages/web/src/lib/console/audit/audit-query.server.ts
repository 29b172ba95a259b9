import { fromField } from '../moments.server.ts';

const plain = ['actor', 'action', 'objectType', 'objectId', 'cursor'] as const;
const moments = ['from', 'to'] as const;

/**
 * What the API is asked for, from the query of the page, whose times are local ones.
 *
 * @returns also the fields that hold no time
 */
export function auditQuery(query: URLSearchParams, timeZone: string) {
  const asked = new URLSearchParams({ limit: '50' });
  const wrong: string[] = [];
  for (const name of plain) {
    const value = query.get(name)?.trim();
    if (value) asked.set(name, value);
  }
  for (const name of moments) {
    try {
      const moment = fromField(query.get(name) ?? undefined, timeZone);
      if (moment !== null) asked.set(name, moment);
    } catch {
      wrong.push(name);
    }
  }
  return { asked, wrong };
}
