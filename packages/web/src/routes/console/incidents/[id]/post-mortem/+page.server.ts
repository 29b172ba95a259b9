import type { IncidentDocument, PostMortemDocument } from '@scs/server';
import { read, readIfAllowed, write, type Change } from '../../../../../lib/console/api.ts';
import { finish, textOrNull, type Entered } from '../../../../../lib/console/forms.ts';
import { preview, readForm } from '../../../../../lib/console/incidents/actions.server.ts';
import { mayOperate } from '../../../../../lib/console/roles.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id }, locals }) => {
  const [incident, postMortem] = await Promise.all([
    read<IncidentDocument>(fetch, `/incidents/${id}`),
    readIfAllowed<PostMortemDocument>(fetch, `/incidents/${id}/post-mortem`),
  ]);
  return {
    incident: { id, displayName: incident.displayName },
    postMortem,
    mayChange: mayOperate(locals.actor.role),
  };
};

type Event = Parameters<Actions[string]>[0];

/** A change of the post-mortem; the first one that is written has no version that it is meant for. */
async function step(event: Event, change: (entered: Entered) => Pick<Change, 'method' | 'body'>, below = '') {
  const { id } = event.params;
  const entered = await readForm(event.request);
  const { version = '' } = entered;
  const path = `/incidents/${id}/post-mortem${below}`;
  const { method, body } = change(entered);
  const changed = await write<PostMortemDocument>(event.fetch, {
    method,
    path,
    ...(body === undefined ? {} : { body }),
    ...(version === '' ? {} : { version }),
  });
  return finish(changed, entered, () =>
    method === 'DELETE' ? `/console/incidents/${id}?done=deleted` : `/console/incidents/${id}/post-mortem?done=saved`,
  );
}

export const actions: Actions = {
  preview,
  save: (event) =>
    step(event, ({ displayName, description = '' }) => ({
      method: 'PUT',
      body: { title: textOrNull(displayName), body: description },
    })),
  publish: (event) => step(event, ({ notify }) => ({ method: 'POST', body: { notify: notify === 'on' } }), '/publish'),
  unpublish: (event) => step(event, () => ({ method: 'POST' }), '/unpublish'),
  delete: (event) => step(event, () => ({ method: 'DELETE' })),
};
