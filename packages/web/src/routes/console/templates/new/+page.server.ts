import type { TemplateDocument } from '@scs/server';
import { write } from '../../../../lib/console/api.ts';
import { finish } from '../../../../lib/console/forms.ts';
import { component, look, preview, readForm } from '../../../../lib/console/incidents/actions.server.ts';
import { readChoices } from '../../../../lib/console/incidents/choices.ts';
import { valuesOf } from '../../../../lib/console/incidents/form-values.ts';
import { templateBody } from '../../../../lib/console/templates/template-body.ts';
import { consoleTextsOf } from '../../../../lib/console/texts-of.ts';
import { demand } from '../../../../lib/console/demand.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, locals }) => {
  demand('operator', locals);
  const choices = await readChoices(fetch);
  return { choices, values: valuesOf({}, choices), key: crypto.randomUUID() };
};

export const actions: Actions = {
  preview,
  look,
  component,
  async create({ request, fetch, locals }) {
    const entered = await readForm(request);
    const { body, refused } = templateBody(entered, consoleTextsOf(locals.site));
    if (refused !== undefined) return refused;
    const change = { method: 'POST', path: '/templates', body, key: entered['key'] ?? '' } as const;
    return finish(await write<TemplateDocument>(fetch, change), entered, () => '/console/templates?done=created');
  },
};
