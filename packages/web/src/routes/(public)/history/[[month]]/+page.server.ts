import { Unsent } from '../../../../lib/unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { queries }, params: { month }, url }) => ({
  history: new Unsent(await queries.readHistory(month, url.searchParams)),
});
