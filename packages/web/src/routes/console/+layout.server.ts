import { consoleTextsOf } from '../../lib/console/texts-of.ts';
import { languages, textsIn } from '../../lib/texts.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { site, actor }, url }) => ({
  site: { ...site, consoleTexts: consoleTextsOf(site) },
  actor: { name: actor.name, role: actor.role ?? 'reader' },
  path: url.pathname,
  notice: url.searchParams.get('done'),
  languages: languages.map((id) => ({ id, name: textsIn(id).language })),
});
