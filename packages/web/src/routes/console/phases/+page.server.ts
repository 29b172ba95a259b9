import type { PhaseListDocument } from '@scs/server';
import { read, type Listed } from '../../../lib/console/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const asked = new URLSearchParams({ limit: '20' });
  const cursor = url.searchParams.get('cursor');
  if (cursor) asked.set('cursor', cursor);
  return { lists: await read<Listed<PhaseListDocument>>(fetch, `/phases?${asked.toString()}`), isFirst: !cursor };
};
