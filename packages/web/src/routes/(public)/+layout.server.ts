import { languages, textsIn } from '../../lib/texts.ts';
import type { LayoutServerLoad } from './$types';

/** Pages are whole as they come; what scripts add comes in a file of its own. */
export const csr = false;

export const load: LayoutServerLoad = ({ locals: { site }, url }) => ({
  site,
  path: url.pathname,
  languages: languages.map((id) => ({ id, name: textsIn(id).language })),
});
