import type { ComponentDocument, GroupDocument } from '@scs/server';
import { read, readAll, type Listed } from '../../../lib/console/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const asked = new URLSearchParams({ limit: '50' });
  for (const name of ['text', 'groupId', 'cursor']) {
    const value = url.searchParams.get(name);
    if (value) asked.set(name, value);
  }
  const [components, groups] = await Promise.all([
    read<Listed<ComponentDocument>>(fetch, `/components?${asked.toString()}`),
    readAll<GroupDocument>(fetch, '/component-groups'),
  ]);
  return {
    components,
    groups,
    text: url.searchParams.get('text') ?? '',
    groupId: url.searchParams.get('groupId') ?? '',
  };
};
