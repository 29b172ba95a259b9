import { Unsent } from '../../../../lib/unsent.ts';
import { withHtml } from '../../../../lib/with-html.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { queries }, params: { id } }) => ({
  event: new Unsent(withHtml(await queries.readEvent(id, 'incident'))),
});
