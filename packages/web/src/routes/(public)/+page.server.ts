import { renderMarkdown } from '../../lib/markdown.server.ts';
import { Unsent } from '../../lib/unsent.ts';
import { withHtml } from '../../lib/with-html.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { queries, site }, url }) => {
  const { incidents, announced, maintenances, ...overview } = await queries.readOverview(
    url.searchParams.get('at') ?? undefined,
  );
  return {
    about: new Unsent(renderMarkdown(site.look?.about ?? '', { headings: 2 })),
    overview: new Unsent({
      ...overview,
      incidents: incidents.map((event) => withHtml(event, site, 4)),
      announced: announced.map((event) => withHtml(event, site, 4)),
      maintenances: maintenances.map((event) => withHtml(event, site, 4)),
    }),
  };
};
