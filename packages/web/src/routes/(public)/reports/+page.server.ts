import { Unsent } from '../../../lib/unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { queries } }) => ({
  months: new Unsent(await queries.listReports()),
});
