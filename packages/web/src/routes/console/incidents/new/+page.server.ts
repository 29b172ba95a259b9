import { error } from '@sveltejs/kit';
import type { IncidentDocument, TemplateDocument } from '@scs/server';
import { readAll, write } from '../../../../lib/console/api.ts';
import { finish } from '../../../../lib/console/forms.ts';
import { component, look, preview, readForm } from '../../../../lib/console/incidents/actions.server.ts';
import type { Answered } from '../../../../lib/console/incidents/answered.ts';
import { readChoices } from '../../../../lib/console/incidents/choices.ts';
import { contentOf, valuesOf } from '../../../../lib/console/incidents/form-values.ts';
import { incidentBody } from '../../../../lib/console/incidents/incident-body.server.ts';
import { takeTemplate } from '../../../../lib/console/incidents/take-template.ts';
import { mayOperate, mayDraft } from '../../../../lib/console/roles.ts';
import { consoleTextsOf } from '../../../../lib/console/texts-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  const { role } = locals.actor;
  const may = { publish: mayOperate(role), draft: mayDraft(role) };
  const wanted = url.searchParams.get('template');
  const [choices, templates] = await Promise.all([
    readChoices(fetch),
    may.publish ? readAll<TemplateDocument>(fetch, '/templates') : [],
  ]);
  const template = templates.find(({ id }) => id === wanted);
  if (wanted !== null && template === undefined) error(404, consoleTextsOf(locals.site).common.notFound);
  const values = valuesOf(contentOf(template, choices), choices);
  // other pages of the console lead here with a component
  const component = url.searchParams.get('component');
  const choice = component === null ? values.choice : { ...values.choice, chosen: [component] };
  return {
    choices,
    may,
    templates: templates.map(({ id, name }) => ({ id, name })),
    template: template === undefined ? null : { id: template.id, name: template.name },
    values: { ...values, choice },
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  preview,
  look,
  component,
  /** Fills in what a template sets, and keeps what was typed. */
  async template({ request, fetch }): Promise<Answered> {
    const entered = await readForm(request);
    const [choices, templates] = await Promise.all([
      readChoices(fetch),
      readAll<TemplateDocument>(fetch, '/templates'),
    ]);
    const valuesIn = (wanted: string | undefined) =>
      valuesOf(
        contentOf(
          templates.find(({ id }) => id === wanted),
          choices,
        ),
        choices,
      );
    const { template: before, choose: template = '' } = entered;
    return { entered: { ...takeTemplate(entered, valuesIn(before), valuesIn(template)), template } };
  },
  publish: (event) => create(event, false),
  draft: (event) => create(event, true),
};

async function create({ request, fetch, locals }: Parameters<Actions[string]>[0], isDraft: boolean) {
  const entered = await readForm(request);
  const rules = {
    words: consoleTextsOf(locals.site).incidents,
    timeZone: locals.site.timeZone,
    isForReaders: !isDraft,
  };
  const { body, refused } = incidentBody(entered, rules);
  if (refused !== undefined) return refused;
  const made = await write<IncidentDocument>(fetch, {
    method: 'POST',
    path: '/incidents',
    body: { ...body, isDraft, notify: entered['notify'] === 'on' },
    key: entered['key'] ?? '',
  });
  if (!mayOperate(locals.actor.role)) return finish(made, entered, () => '/console/incidents?done=draft');
  return finish(made, entered, ({ id }) => `/console/incidents/${id}?done=${isDraft ? 'draft' : 'published'}`);
}
