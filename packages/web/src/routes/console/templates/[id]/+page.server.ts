import type { PhaseListDocument, TemplateDocument } from '@scs/server';
import { read, readIfAllowed, write } from '../../../../lib/console/api.ts';
import { finish } from '../../../../lib/console/forms.ts';
import { component, look, preview, readForm } from '../../../../lib/console/incidents/actions.server.ts';
import { readChoices } from '../../../../lib/console/incidents/choices.ts';
import { contentOf, valuesOf } from '../../../../lib/console/incidents/form-values.ts';
import { templateBody } from '../../../../lib/console/templates/template-body.ts';
import { consoleTextsOf } from '../../../../lib/console/texts-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id } }) => {
  const [template, choices] = await Promise.all([
    read<TemplateDocument>(fetch, `/templates/${id}`),
    readChoices(fetch),
  ]);
  const content = contentOf(template, choices);
  const generation = content.phase?.generation;
  return {
    template,
    choices,
    values: valuesOf(content, choices),
    phases:
      generation === undefined ? undefined : await readIfAllowed<PhaseListDocument>(fetch, `/phases/${generation}`),
  };
};

export const actions: Actions = {
  preview,
  look,
  component,
  async save({ request, fetch, locals, params: { id } }) {
    const entered = await readForm(request);
    const { body, refused } = templateBody(entered, consoleTextsOf(locals.site));
    if (refused !== undefined) return refused;
    const change = { method: 'PATCH', path: `/templates/${id}`, body, version: entered['version'] ?? '' } as const;
    return finish(await write<TemplateDocument>(fetch, change), entered, () => '/console/templates?done=saved');
  },
  async delete({ request, fetch, params: { id } }) {
    const entered = await readForm(request);
    const change = { method: 'DELETE', path: `/templates/${id}`, version: entered['version'] ?? '' } as const;
    return finish(await write(fetch, change), {}, () => '/console/templates?done=deleted');
  },
};
