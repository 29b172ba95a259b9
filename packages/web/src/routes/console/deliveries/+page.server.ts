import type { DeliveryDocument } from '@scs/server';
import { read, type Listed } from '../../../lib/console/api.ts';
import { retry } from '../../../lib/console/deliveries/retry.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const asked = new URLSearchParams({ limit: '50' });
  for (const name of ['state', 'subscriptionId', 'objectId', 'cursor']) {
    const value = url.searchParams.get(name);
    if (value) asked.set(name, value);
  }
  return {
    deliveries: await read<Listed<DeliveryDocument>>(fetch, `/deliveries?${asked.toString()}`),
    state: asked.get('state') ?? '',
    narrowed: [...asked].filter(([name]) => name === 'subscriptionId' || name === 'objectId'),
    query: url.search.replace(/^\?/, '&'),
  };
};

export const actions: Actions = { retry };
