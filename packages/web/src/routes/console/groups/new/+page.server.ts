import type { GroupDocument } from '@scs/server';
import { readAll, write } from '../../../../lib/console/api.ts';
import { enteredOf, finish } from '../../../../lib/console/forms.ts';
import { groupBody } from '../../../../lib/console/groups/group-body.ts';
import { demand } from '../../../../lib/console/demand.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, locals }) => {
  demand('operator', locals);
  const groups = await readAll<GroupDocument>(fetch, '/component-groups');
  // a new one comes last
  return { key: crypto.randomUUID(), position: Math.max(-1, ...groups.map(({ position }) => position)) + 1 };
};

export const actions: Actions = {
  async create({ request, fetch }) {
    const { entered } = await enteredOf(request);
    const body = groupBody(entered);
    const change = { method: 'POST', path: '/component-groups', body, key: entered['key'] ?? '' } as const;
    return finish(await write<GroupDocument>(fetch, change), entered, () => '/console/groups?done=created');
  },
};
