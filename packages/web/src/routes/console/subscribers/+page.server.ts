import type { SubscriptionDocument } from '@scs/server';
import { read, type Listed } from '../../../lib/console/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const asked = new URLSearchParams({ limit: '50' });
  for (const name of ['kind', 'cursor']) {
    const value = url.searchParams.get(name);
    if (value) asked.set(name, value);
  }
  return {
    subscriptions: await read<Listed<SubscriptionDocument>>(fetch, `/subscriptions?${asked.toString()}`),
    kind: asked.get('kind') ?? '',
  };
};
