import { Unsent } from '../../../lib/unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { queries } }) => ({
  table: new Unsent(await queries.readComponents(undefined, undefined)),
});
