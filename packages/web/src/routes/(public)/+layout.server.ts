import { languages, textsIn } from '../../lib/texts.ts';
import type { LayoutServerLoad } from './$types';

/** Pages are whole as they come; what scripts add comes in a file of its own. */
export const csr = false;

export const load: LayoutServerLoad = ({ locals: { site }, url }) => ({
  site,
  path: `${url.pathname}${url.search}`,
  // a look back and the result of a search stay as they are, and legal texts change with a restart alone
  isLive: url.search === '' && !['/imprint', '/privacy'].includes(url.pathname),
  languages: languages.map((id) => ({ id, name: textsIn(id).language })),
});
