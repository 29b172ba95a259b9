import type { IncidentDocument } from '@scs/server';
import { write } from '../../../../../lib/console/api.ts';
import { finish } from '../../../../../lib/console/forms.ts';
import { component, look, preview, readForm } from '../../../../../lib/console/incidents/actions.server.ts';
import { readChoices } from '../../../../../lib/console/incidents/choices.ts';
import { valuesOf } from '../../../../../lib/console/incidents/form-values.ts';
import { changesOf, incidentBody } from '../../../../../lib/console/incidents/incident-body.server.ts';
import { phasesOf, readIncident } from '../../../../../lib/console/incidents/read-incident.ts';
import { mayOperate } from '../../../../../lib/console/roles.ts';
import { toField } from '../../../../../lib/console/moments.server.ts';
import { consoleTextsOf } from '../../../../../lib/console/texts-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id }, locals }) => {
  const [incident, choices] = await Promise.all([readIncident(fetch, id), readChoices(fetch)]);
  const { timeZone } = locals.site;
  const times = { beganAt: toField(incident.beganAt, timeZone), endedAt: toField(incident.endedAt, timeZone) };
  return {
    incident,
    choices,
    phases: await phasesOf(fetch, incident),
    values: valuesOf(incident, choices, times),
    mayChange: mayOperate(locals.actor.role),
  };
};

export const actions: Actions = {
  preview,
  look,
  component,
  async save({ request, fetch, locals, params: { id } }) {
    const entered = await readForm(request);
    const before = await readIncident(fetch, id);
    const rules = {
      words: consoleTextsOf(locals.site).incidents,
      timeZone: locals.site.timeZone,
      isForReaders: !before.isDraft,
      before,
    };
    const { body, refused } = incidentBody(entered, rules);
    if (refused !== undefined) return refused;
    const change = {
      method: 'PATCH',
      path: `/incidents/${id}`,
      body: changesOf(body, before),
      version: entered['version'] ?? '',
    } as const;
    return finish(await write<IncidentDocument>(fetch, change), entered, () => `/console/incidents/${id}?done=saved`);
  },
};
