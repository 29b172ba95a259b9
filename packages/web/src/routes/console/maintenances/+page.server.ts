import type { ComponentDocument, ConflictsDocument, MaintenanceDocument } from '@scs/server';
import { read, readAll, readIfAllowed, type Listed } from '../../../lib/console/api.ts';
import type { PageServerLoad } from './$types';

const views = ['current', 'past', 'drafts'] as const;

export const load: PageServerLoad = async ({ fetch, url }) => {
  const view = views.find((one) => one === url.searchParams.get('view')) ?? 'current';
  const filter = new URLSearchParams();
  for (const name of ['text', 'component']) {
    const value = url.searchParams.get(name);
    if (value) filter.set(name, value);
  }
  const list = (given: Record<string, string>) =>
    read<Listed<MaintenanceDocument>>(
      fetch,
      `/maintenances?${new URLSearchParams({ ...Object.fromEntries(filter), ...given }).toString()}`,
    );
  const cursor = url.searchParams.get('cursor');
  const page = { limit: '50', ...(cursor === null ? {} : { cursor }) };
  const state = { current: 'scheduled', past: 'ended', drafts: 'draft' }[view];
  const order = view === 'past' ? 'latest-first' : 'earliest-first';
  const nothing: Listed<MaintenanceDocument> = { data: [], next: null };
  const [listed, running, components, conflicts] = await Promise.all([
    list({ ...page, state, order }),
    // what runs is on the first page, and never so much that it needs pages
    view === 'current' && cursor === null ? list({ state: 'open', limit: '200', order }) : nothing,
    readAll<ComponentDocument>(fetch, '/components'),
    readIfAllowed<ConflictsDocument>(fetch, '/maintenances/conflicts'),
  ]);
  return {
    view,
    isFirst: cursor === null,
    listed,
    running: running.data,
    components: components.map(({ id, displayName }) => ({ id, name: displayName })),
    conflicting: conflicts?.data.map(({ maintenance }) => maintenance) ?? [],
    text: filter.get('text') ?? '',
    component: filter.get('component') ?? '',
  };
};
