import type { SeverityDocument } from '@scs/server';
import { readAll } from '../../../lib/console/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => ({
  severities: await readAll<SeverityDocument>(fetch, '/severities'),
});
