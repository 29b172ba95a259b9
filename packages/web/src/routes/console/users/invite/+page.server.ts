import { fail } from '@sveltejs/kit';
import { write } from '../../../../lib/console/api.ts';
import { enteredOf, textOrNull } from '../../../../lib/console/forms.ts';
import { demand } from '../../../../lib/console/demand.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  demand('administrator', locals);
};

export const actions: Actions = {
  async create({ request, fetch }) {
    const { entered } = await enteredOf(request);
    const email = textOrNull(entered['email']);
    const body = {
      role: entered['role'],
      expiresInHours: Number(entered['hours'] || Number.NaN),
      ...(email === null ? {} : { email }),
    };
    const { document, problem } = await write<{ link: string; expiresAt: string }>(fetch, {
      method: 'POST',
      path: '/invitations',
      body,
    });
    if (problem !== undefined) return fail(problem.status, { problem, entered });
    // the link is in this answer and in no other one, so there is no page to go on to
    return { link: document.link, expiresAt: document.expiresAt };
  },
};
