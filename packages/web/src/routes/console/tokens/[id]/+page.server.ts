import type { TokenDocument } from '@scs/server';
import { read } from '../../../../lib/console/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id } }) => ({
  token: await read<TokenDocument>(fetch, `/tokens/${id}`),
});
