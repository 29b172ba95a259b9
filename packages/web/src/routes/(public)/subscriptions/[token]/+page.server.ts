import { Unsent } from '../../../../lib/unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { queries, own } }) => {
  if (own === undefined) throw new Error('The page of a subscription was rendered without one.');
  return { own: new Unsent(own), offer: new Unsent(await queries.readOffer()) };
};
