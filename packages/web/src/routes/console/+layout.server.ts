import type { RevisionDocument } from '@scs/server';
import { readIfAllowed } from '../../lib/console/api.ts';
import { consoleTextsOf } from '../../lib/console/texts-of.ts';
import { languages, textsIn } from '../../lib/texts.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals: { site, actor }, url, fetch }) => ({
  site: { ...site, consoleTexts: consoleTextsOf(site) },
  actor: { name: actor.name, role: actor.role ?? 'reader' },
  // what an open page compares itself with
  revision: (await readIfAllowed<RevisionDocument>(fetch, '/revision'))?.revision ?? 0,
  path: url.pathname,
  notice: url.searchParams.get('done'),
  languages: languages.map((id) => ({ id, name: textsIn(id).language })),
});
