import type { ComponentDocument, GroupDocument } from '@scs/server';
import { readAll, write } from '../../../lib/console/api.ts';
import { enteredOf, finish } from '../../../lib/console/forms.ts';
import { moved } from '../../../lib/console/groups/moved.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => {
  const [groups, components] = await Promise.all([
    readAll<GroupDocument>(fetch, '/component-groups'),
    readAll<ComponentDocument>(fetch, '/components'),
  ]);
  const named = components.map(({ id, displayName, groupId }) => ({ id, displayName, groupId }));
  return { groups: groups.map((group) => ({ ...group, components: named.filter((one) => one.groupId === group.id) })) };
};

export const actions: Actions = {
  async move({ request, fetch }) {
    const { entered } = await enteredOf(request);
    const groups = await readAll<GroupDocument>(fetch, '/component-groups');
    const direction = entered['direction'] === 'up' ? 'up' : 'down';
    const ids = moved(
      groups.map(({ id }) => id),
      entered['id'] ?? '',
      direction,
    );
    const change = { method: 'POST', path: '/component-groups/order', body: { ids } } as const;
    return finish(await write(fetch, change), entered, () => '/console/groups?done=saved');
  },
};
