import type { ComponentDocument, GroupDocument } from '@scs/server';
import { read, readAll, write } from '../../../../lib/console/api.ts';
import { componentBody } from '../../../../lib/console/components/component-body.ts';
import { enteredOf, finish } from '../../../../lib/console/forms.ts';
import { consoleTextsOf } from '../../../../lib/console/texts-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id } }) => {
  const [component, groups] = await Promise.all([
    read<ComponentDocument>(fetch, `/components/${id}`),
    readAll<GroupDocument>(fetch, '/component-groups'),
  ]);
  return { component, groups };
};

export const actions: Actions = {
  async save({ request, fetch, locals, params: { id } }) {
    const { entered } = await enteredOf(request);
    const { body, refused } = componentBody(entered, consoleTextsOf(locals.site));
    if (refused !== undefined) return refused;
    const change = { method: 'PATCH', path: `/components/${id}`, body, version: entered['version'] ?? '' } as const;
    return finish(await write<ComponentDocument>(fetch, change), entered, () => `/console/components/${id}?done=saved`);
  },
  async delete({ request, fetch, params: { id } }) {
    const { entered } = await enteredOf(request);
    const change = { method: 'DELETE', path: `/components/${id}`, version: entered['version'] ?? '' } as const;
    return finish(await write(fetch, change), {}, () => '/console/components?done=deleted');
  },
};
