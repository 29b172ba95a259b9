import type { ComponentDocument, GroupDocument } from '@scs/server';
import { readAll, write } from '../../../../lib/console/api.ts';
import { componentBody } from '../../../../lib/console/components/component-body.ts';
import { enteredOf, finish } from '../../../../lib/console/forms.ts';
import { consoleTextsOf } from '../../../../lib/console/texts-of.ts';
import { demand } from '../../../../lib/console/demand.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, locals }) => {
  demand('operator', locals);
  return { groups: await readAll<GroupDocument>(fetch, '/component-groups'), key: crypto.randomUUID() };
};

export const actions: Actions = {
  async create({ request, fetch, locals }) {
    const { entered } = await enteredOf(request);
    const { body, refused } = componentBody(entered, consoleTextsOf(locals.site));
    if (refused !== undefined) return refused;
    const change = { method: 'POST', path: '/components', body, key: entered['key'] ?? '' } as const;
    return finish(await write<ComponentDocument>(fetch, change), entered, () => '/console/components?done=created');
  },
};
