import type { TemplateDocument } from '@scs/server';
import { read, type Listed } from '../../../lib/console/api.ts';
import { readChoices } from '../../../lib/console/incidents/choices.ts';
import { contentOf, valuesOf, impactsInWords, impactsText } from '../../../lib/console/incidents/form-values.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const asked = new URLSearchParams({ limit: '50' });
  const cursor = url.searchParams.get('cursor');
  if (cursor) asked.set('cursor', cursor);
  const [{ data, next }, choices] = await Promise.all([
    read<Listed<TemplateDocument>>(fetch, `/templates?${asked.toString()}`),
    readChoices(fetch),
  ]);
  return {
    templates: data.map((template) => {
      const content = contentOf(template, choices);
      return {
        id: template.id,
        name: template.name,
        title: content.displayName ?? '',
        impacts: impactsInWords(impactsText(valuesOf(content, choices).choice), choices),
      };
    }),
    next,
  };
};
