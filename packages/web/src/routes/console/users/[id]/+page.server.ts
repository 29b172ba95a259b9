import type { SessionDocument, UserDocument } from '@scs/server';
import { read, readAll, write } from '../../../../lib/console/api.ts';
import { enteredOf, finish } from '../../../../lib/console/forms.ts';
import { endSession } from '../../../../lib/console/users/end-session.ts';
import { userBody } from '../../../../lib/console/users/user-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id } }) => {
  const [user, sessions] = await Promise.all([
    read<UserDocument>(fetch, `/users/${id}`),
    readAll<SessionDocument>(fetch, `/sessions?userId=${id}`),
  ]);
  return { user, sessions };
};

export const actions: Actions = {
  end: endSession,
  async save({ request, fetch, params: { id } }) {
    const { entered } = await enteredOf(request);
    const version = entered['version'] ?? '';
    const change = { method: 'PATCH', path: `/users/${id}`, body: userBody(entered), version } as const;
    const changed = await write<UserDocument>(fetch, change);
    return finish(changed, entered, () => `/console/users/${id}?done=saved`);
  },
  async delete({ request, fetch, params: { id } }) {
    const { entered } = await enteredOf(request);
    const change = { method: 'DELETE', path: `/users/${id}`, version: entered['version'] ?? '' } as const;
    const changed = await write(fetch, change);
    return finish(changed, {}, () => '/console/users?done=deleted');
  },
};
