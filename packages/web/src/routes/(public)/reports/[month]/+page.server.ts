import { Unsent } from '../../../../lib/unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { queries }, params: { month } }) => ({
  report: new Unsent(await queries.readReport(month)),
});
