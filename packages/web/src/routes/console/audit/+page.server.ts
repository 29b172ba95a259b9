import type { AuditDocument } from '@scs/server';
import { read, type Listed } from '../../../lib/console/api.ts';
import { auditQuery } from '../../../lib/console/audit/audit-query.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  const { asked, wrong } = auditQuery(url.searchParams, locals.site.timeZone);
  return {
    entries: await read<Listed<AuditDocument>>(fetch, `/audit?${asked.toString()}`),
    query: Object.fromEntries(url.searchParams),
    wrong,
  };
};
