import type { IncidentDocument, PostMortemDocument } from '@scs/server';
import { readIfAllowed, write, type Change } from '../../../../lib/console/api.ts';
import { finish, refuse, textOrNull, type Entered } from '../../../../lib/console/forms.ts';
import { preview, readForm } from '../../../../lib/console/incidents/actions.server.ts';
import { readChoices } from '../../../../lib/console/incidents/choices.ts';
import { postUpdate } from '../../../../lib/console/incidents/post-update.server.ts';
import { phasesOf, readHistory, readIncident } from '../../../../lib/console/incidents/read-incident.ts';
import { mayOperate } from '../../../../lib/console/roles.ts';
import { consoleTextsOf } from '../../../../lib/console/texts-of.ts';
import { seenBy } from '../../../../lib/console/incidents/visibility.ts';
import { renderMarkdown } from '../../../../lib/markdown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id }, locals }) => {
  const may = mayOperate(locals.actor.role);
  const [incident, choices, history, postMortem] = await Promise.all([
    readIncident(fetch, id),
    readChoices(fetch),
    may ? readHistory(fetch, id) : [],
    readIfAllowed<PostMortemDocument>(fetch, `/incidents/${id}/post-mortem`),
  ]);
  const html = (text: string | null) => renderMarkdown(text ?? '');
  return {
    incident,
    html: { description: html(incident.description), updates: incident.updates.map((one) => html(one.description)) },
    choices,
    seenBy: seenBy(incident, choices),
    phases: await phasesOf(fetch, incident),
    history,
    postMortem,
    mayChange: may,
    key: crypto.randomUUID(),
    now: new Date().toISOString(),
  };
};

type Event = Parameters<Actions[string]>[0];

/** A step without fields of its own. */
async function step(event: Event, change: (entered: Entered) => Omit<Change, 'version'>, next: string) {
  const entered = await readForm(event.request);
  const version = entered['version'] ?? '';
  return finish(await write<IncidentDocument>(event.fetch, { ...change(entered), version }), entered, () => next);
}

export const actions: Actions = {
  preview,
  post: postUpdate,
  async publish(event) {
    const words = consoleTextsOf(event.locals.site).incidents;
    const { displayName, affects } = await readIncident(event.fetch, event.params.id);
    // drafts of programs may lack what the form asks for
    if (textOrNull(displayName ?? '') === null) return refuse('displayName', words.draftNeedsTitle, {});
    if (affects.length === 0) return refuse('affects', words.draftNeedsComponent, {});
    return step(
      event,
      ({ notify }) => ({
        method: 'POST',
        path: `/incidents/${event.params.id}/publish`,
        body: { notify: notify === 'on' },
      }),
      `/console/incidents/${event.params.id}?done=published`,
    );
  },
  end: (event) =>
    step(
      event,
      () => ({
        method: 'PATCH',
        path: `/incidents/${event.params.id}`,
        body: { endedAt: new Date().toISOString() },
      }),
      `/console/incidents/${event.params.id}?done=ended`,
    ),
  reopen: (event) =>
    step(
      event,
      () => ({ method: 'POST', path: `/incidents/${event.params.id}/reopen` }),
      `/console/incidents/${event.params.id}?done=reopened`,
    ),
  delete: (event) =>
    step(event, () => ({ method: 'DELETE', path: `/incidents/${event.params.id}` }), '/console/incidents?done=deleted'),
};
