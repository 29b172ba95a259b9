import { fail } from '@sveltejs/kit';
import { write } from '../../../../lib/console/api.ts';
import { enteredOf } from '../../../../lib/console/forms.ts';
import { tokenBody } from '../../../../lib/console/tokens/token-body.ts';
import { demand } from '../../../../lib/console/demand.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  demand('reporter', locals);
};

export const actions: Actions = {
  async create({ request, fetch }) {
    const { form, entered } = await enteredOf(request);
    const scopes = form.getAll('scopes').filter((one) => typeof one === 'string');
    const body = tokenBody(entered, scopes, new Date());
    const { document, problem } = await write<{ token: string }>(fetch, { method: 'POST', path: '/tokens', body });
    if (problem !== undefined) return fail(problem.status, { problem, entered, scopes });
    // the token is in this answer and in no other one, so there is no page to go on to
    return { token: document.token, name: body.name };
  },
};
