import type { InvitationDocument, UserDocument } from '@scs/server';
import { read, readAll, write, type Listed } from '../../../lib/console/api.ts';
import { enteredOf, finish } from '../../../lib/console/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const asked = new URLSearchParams({ limit: '50' });
  for (const name of ['role', 'cursor']) {
    const value = url.searchParams.get(name);
    if (value) asked.set(name, value);
  }
  const [users, invitations] = await Promise.all([
    read<Listed<UserDocument>>(fetch, `/users?${asked.toString()}`),
    readAll<InvitationDocument>(fetch, '/invitations'),
  ]);
  return { users, invitations, role: asked.get('role') ?? '' };
};

export const actions: Actions = {
  async revoke({ request, fetch }) {
    const { entered } = await enteredOf(request);
    const path = `/invitations/${encodeURIComponent(entered['id'] ?? '')}`;
    return finish(await write(fetch, { method: 'DELETE', path }), {}, () => '/console/users?done=revoked');
  },
};
