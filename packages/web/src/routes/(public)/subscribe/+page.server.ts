import { Unsent } from '../../../lib/unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { queries, form } }) => ({
  offer: new Unsent(await queries.readOffer()),
  filled: new Unsent(form),
});
