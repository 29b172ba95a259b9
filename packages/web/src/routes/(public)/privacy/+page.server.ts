import { renderMarkdown } from '../../../lib/markdown.server.ts';
import { Unsent } from '../../../lib/unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { site } }) => {
  const text = site.legal?.privacy;
  return { html: new Unsent(renderMarkdown(text && 'markdown' in text ? text.markdown : '')) };
};
