import { Unsent } from '../../lib/unsent.ts';
import { withHtml } from '../../lib/with-html.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { queries } }) => {
  const { incidents, maintenances, ...overview } = await queries.readOverview();
  return {
    overview: new Unsent({
      ...overview,
      incidents: incidents.map(withHtml),
      maintenances: maintenances.map(withHtml),
    }),
  };
};
