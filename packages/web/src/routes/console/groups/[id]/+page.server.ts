import type { ComponentDocument, GroupDocument } from '@scs/server';
import { read, readAll, write } from '../../../../lib/console/api.ts';
import { enteredOf, finish } from '../../../../lib/console/forms.ts';
import { groupBody } from '../../../../lib/console/groups/group-body.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id } }) => {
  const [group, components] = await Promise.all([
    read<GroupDocument>(fetch, `/component-groups/${id}`),
    readAll<ComponentDocument>(fetch, `/components?groupId=${id}`),
  ]);
  return { group, components };
};

export const actions: Actions = {
  async save({ request, fetch, params: { id } }) {
    const { entered } = await enteredOf(request);
    const version = entered['version'] ?? '';
    const change = { method: 'PATCH', path: `/component-groups/${id}`, body: groupBody(entered), version } as const;
    return finish(await write<GroupDocument>(fetch, change), entered, () => `/console/groups/${id}?done=saved`);
  },
  async delete({ request, fetch, params: { id } }) {
    const { entered } = await enteredOf(request);
    const change = { method: 'DELETE', path: `/component-groups/${id}`, version: entered['version'] ?? '' } as const;
    return finish(await write(fetch, change), {}, () => '/console/groups?done=deleted');
  },
};
