import type { ComponentDocument, IncidentDocument } from '@scs/server';
import { read, readAll, type Listed } from '../../../lib/console/api.ts';
import { mayOperate, mayDraft } from '../../../lib/console/roles.ts';
import type { PageServerLoad } from './$types';

const filters = ['state', 'text', 'component'] as const;

export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  const asked = new URLSearchParams({ limit: '25', maintenance: 'false' });
  for (const name of [...filters, 'cursor']) {
    const value = url.searchParams.get(name);
    if (value) asked.set(name, value);
  }
  const [incidents, components] = await Promise.all([
    read<Listed<IncidentDocument>>(fetch, `/incidents?${asked.toString()}`),
    readAll<ComponentDocument>(fetch, '/components'),
  ]);
  const { role } = locals.actor;
  return {
    incidents,
    components: components.map(({ id, displayName }) => ({ id, name: displayName ?? '' })),
    filter: {
      state: url.searchParams.get('state') ?? '',
      text: url.searchParams.get('text') ?? '',
      component: url.searchParams.get('component') ?? '',
    },
    isFiltered: filters.some((name) => Boolean(url.searchParams.get(name))),
    may: { change: mayOperate(role), draft: mayDraft(role) },
    now: new Date().toISOString(),
  };
};
