import type { ImpactTypeDocument } from '@scs/server';
import { read, type Listed } from '../../../lib/console/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const asked = new URLSearchParams({ limit: '50' });
  const cursor = url.searchParams.get('cursor');
  if (cursor) asked.set('cursor', cursor);
  return { types: await read<Listed<ImpactTypeDocument>>(fetch, `/impact-types?${asked.toString()}`) };
};
