import type { ImpactTypeDocument } from '@scs/server';
import { write } from '../../../../lib/console/api.ts';
import { enteredOf, finish } from '../../../../lib/console/forms.ts';
import { impactTypeBody } from '../../../../lib/console/impact-types/impact-type-body.ts';
import { demand } from '../../../../lib/console/demand.ts';
import { consoleTextsOf } from '../../../../lib/console/texts-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  demand('operator', locals);
  return { key: crypto.randomUUID() };
};

export const actions: Actions = {
  async create({ request, fetch, locals }) {
    const { entered } = await enteredOf(request);
    const { body, refused } = await impactTypeBody(fetch, entered, { texts: consoleTextsOf(locals.site) });
    if (refused !== undefined) return refused;
    const change = { method: 'POST', path: '/impact-types', body, key: entered['key'] ?? '' } as const;
    return finish(await write<ImpactTypeDocument>(fetch, change), entered, () => '/console/impact-types?done=created');
  },
};
