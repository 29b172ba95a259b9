import { Unsent } from '../../../../lib/unsent.ts';
import { pageWithHtml } from '../../../../lib/with-html.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { queries, site }, params: { id } }) => ({
  event: new Unsent(pageWithHtml(await queries.readEvent(id, 'incident'), site)),
});
