import type { SeverityDocument } from '@scs/server';
import { write } from '../../../../lib/console/api.ts';
import { enteredOf, finish } from '../../../../lib/console/forms.ts';
import { severityBody, withColour } from '../../../../lib/console/severities/severity-fields.ts';
import { demand } from '../../../../lib/console/demand.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  demand('operator', locals);
  return { key: crypto.randomUUID() };
};

export const actions: Actions = {
  async create({ request, fetch }) {
    const entered = withColour((await enteredOf(request)).entered);
    const body = severityBody(entered);
    const change = { method: 'POST', path: '/severities', body, key: entered['key'] ?? '' } as const;
    return finish(await write<SeverityDocument>(fetch, change), entered, () => '/console/severities?done=created');
  },
};
