import type { SeverityDocument } from '@scs/server';
import { read, write } from '../../../../lib/console/api.ts';
import { enteredOf, finish } from '../../../../lib/console/forms.ts';
import { severityBody, withColour } from '../../../../lib/console/severities/severity-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id } }) => ({
  severity: await read<SeverityDocument>(fetch, `/severities/${id}`),
});

export const actions: Actions = {
  async save({ request, fetch, params: { id } }) {
    const entered = withColour((await enteredOf(request)).entered);
    const version = entered['version'] ?? '';
    const change = { method: 'PATCH', path: `/severities/${id}`, body: severityBody(entered), version } as const;
    return finish(await write<SeverityDocument>(fetch, change), entered, () => '/console/severities?done=saved');
  },
  async delete({ request, fetch, params: { id } }) {
    const { entered } = await enteredOf(request);
    const change = { method: 'DELETE', path: `/severities/${id}`, version: entered['version'] ?? '' } as const;
    return finish(await write(fetch, change), {}, () => '/console/severities?done=deleted');
  },
};
