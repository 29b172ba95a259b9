import type { ComponentDocument, DeliveryDocument, SubscriptionDocument } from '@scs/server';
import { redirect } from '@sveltejs/kit';
import { read, readAll, write, type Listed } from '../../../../lib/console/api.ts';
import { retry } from '../../../../lib/console/deliveries/retry.ts';
import { enteredOf, finish } from '../../../../lib/console/forms.ts';
import { kindOf } from '../../../../lib/console/subscribers/kinds.ts';
import { refuseWithChoices } from '../../../../lib/console/subscribers/refused-with-choices.ts';
import { subscriptionBody } from '../../../../lib/console/subscribers/subscription-body.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id }, url }) => {
  const asked = new URLSearchParams({ limit: '20' });
  const cursor = url.searchParams.get('cursor');
  if (cursor) asked.set('cursor', cursor);
  const [subscription, components, deliveries] = await Promise.all([
    read<SubscriptionDocument>(fetch, `/subscriptions/${id}`),
    readAll<ComponentDocument>(fetch, '/components'),
    read<Listed<DeliveryDocument>>(fetch, `/subscriptions/${id}/deliveries?${asked.toString()}`),
  ]);
  return {
    subscription,
    deliveries,
    components: components.map(({ id, displayName }) => ({ id, displayName })),
    query: url.search.replace(/^\?/, '&'),
  };
};

export const actions: Actions = {
  retry,
  async save({ request, fetch, params: { id } }) {
    const { form, entered } = await enteredOf(request);
    const { kind } = await read<SubscriptionDocument>(fetch, `/subscriptions/${id}`);
    const body = subscriptionBody(kindOf(kind), entered, form);
    const change = { method: 'PATCH', path: `/subscriptions/${id}`, body, version: entered['version'] ?? '' } as const;
    const { problem } = await write<SubscriptionDocument>(fetch, change);
    if (problem !== undefined) return refuseWithChoices(problem, entered, body);
    return redirect(303, `/console/subscribers/${id}?done=saved`);
  },
  async switch({ request, fetch, params: { id } }) {
    const { entered } = await enteredOf(request);
    const body = { isDisabled: entered['isDisabled'] === 'true' };
    const change = { method: 'PATCH', path: `/subscriptions/${id}`, body, version: entered['version'] ?? '' } as const;
    return finish(await write<SubscriptionDocument>(fetch, change), {}, () => `/console/subscribers/${id}?done=saved`);
  },
  async delete({ request, fetch, params: { id } }) {
    const { entered } = await enteredOf(request);
    const change = { method: 'DELETE', path: `/subscriptions/${id}`, version: entered['version'] ?? '' } as const;
    return finish(await write(fetch, change), {}, () => '/console/subscribers?done=deleted');
  },
};
