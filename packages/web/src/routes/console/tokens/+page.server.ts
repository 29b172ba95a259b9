import type { TokenDocument } from '@scs/server';
import { read, write, type Listed } from '../../../lib/console/api.ts';
import { enteredOf, finish } from '../../../lib/console/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const asked = new URLSearchParams({ limit: '50' });
  const cursor = url.searchParams.get('cursor');
  if (cursor) asked.set('cursor', cursor);
  return { tokens: await read<Listed<TokenDocument>>(fetch, `/tokens?${asked.toString()}`) };
};

export const actions: Actions = {
  async revoke({ request, fetch }) {
    const { entered } = await enteredOf(request);
    const path = `/tokens/${encodeURIComponent(entered['id'] ?? '')}`;
    return finish(await write(fetch, { method: 'DELETE', path }), {}, () => '/console/tokens?done=revoked');
  },
};
