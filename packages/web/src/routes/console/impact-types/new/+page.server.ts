import type { ImpactTypeDocument } from '@scs/server';
import { write } from '../../../../lib/console/api.ts';
import { enteredOf, finish } from '../../../../lib/console/forms.ts';
import { impactTypeBody } from '../../../../lib/console/impact-types/impact-type-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ key: crypto.randomUUID() });

export const actions: Actions = {
  async create({ request, fetch }) {
    const { entered } = await enteredOf(request);
    const body = impactTypeBody(entered);
    const change = { method: 'POST', path: '/impact-types', body, key: entered['key'] ?? '' } as const;
    return finish(await write<ImpactTypeDocument>(fetch, change), entered, () => '/console/impact-types?done=created');
  },
};
