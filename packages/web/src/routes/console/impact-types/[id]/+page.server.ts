import type { ImpactTypeDocument } from '@scs/server';
import { read, write } from '../../../../lib/console/api.ts';
import { enteredOf, finish } from '../../../../lib/console/forms.ts';
import { impactTypeBody } from '../../../../lib/console/impact-types/impact-type-body.ts';
import { consoleTextsOf } from '../../../../lib/console/texts-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id } }) => ({
  type: await read<ImpactTypeDocument>(fetch, `/impact-types/${id}`),
});

export const actions: Actions = {
  async save({ request, fetch, locals, params: { id } }) {
    const { entered } = await enteredOf(request);
    const version = entered['version'] ?? '';
    const { body, refused } = await impactTypeBody(fetch, entered, { texts: consoleTextsOf(locals.site), id });
    if (refused !== undefined) return refused;
    const change = { method: 'PATCH', path: `/impact-types/${id}`, body, version } as const;
    return finish(await write<ImpactTypeDocument>(fetch, change), entered, () => '/console/impact-types?done=saved');
  },
  async delete({ request, fetch, params: { id } }) {
    const { entered } = await enteredOf(request);
    const change = { method: 'DELETE', path: `/impact-types/${id}`, version: entered['version'] ?? '' } as const;
    return finish(await write(fetch, change), {}, () => '/console/impact-types?done=deleted');
  },
};
