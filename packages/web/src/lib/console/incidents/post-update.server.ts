import { fail, type RequestEvent } from '@sveltejs/kit';
import type { UpdateDocument } from '@scs/server';
import { write } from '../api.ts';
import { finish, refuse, textOrNull, type Entered } from '../forms.ts';
import { consoleTextsOf } from '../texts-of.ts';
import { readForm } from './actions.server.ts';
import { newestOf } from './newest-of.ts';
import { lastPhase, phaseOf, phaseValue } from './phase-options.ts';
import { phasesOf, readIncident } from './read-incident.ts';

/**
 * Posts an update. It is refused, with all that was entered, when the incident has changed or somebody else has posted one
 * since the form was shown: two people who write at once would contradict each other before customers.
 */
export async function postUpdate({ request, fetch, locals, params }: RequestEvent<{ id: string }>) {
  const { id } = params;
  const entered = await readForm(request);
  const words = consoleTextsOf(locals.site).incidents;
  const incident = await readIncident(fetch, id);
  if (entered['newest'] !== newestOf(incident.updates)) {
    return overtaken(entered, { detail: words.newUpdate, hint: words.newUpdateHint, instance: `/incidents/${id}` });
  }
  const ends = entered['ends'] === 'on';
  const chosen = entered['phase'] ?? '';
  const isMoved = chosen !== '' && chosen !== phaseValue(incident.phase);
  const description = textOrNull(entered['description']);
  if (description === null && !isMoved && !ends) return refuse('description', words.needsText, entered);
  // what is over is in the last phase, unless another one was chosen
  const last = ends && !isMoved ? lastPhase(await phasesOf(fetch, incident)) : undefined;
  const phase = isMoved ? phaseOf(chosen) : last && { generation: last.generation, order: last.order };
  const posted = await write<UpdateDocument>(fetch, {
    method: 'POST',
    path: `/incidents/${id}/updates`,
    body: {
      displayName: textOrNull(entered['displayName']),
      description,
      ...(phase === undefined ? {} : { phase }),
      ...(ends ? { endedAt: new Date().toISOString() } : {}),
      notify: entered['notify'] === 'on',
    },
    version: entered['version'] ?? '',
    key: entered['key'] ?? '',
  });
  return finish(posted, entered, () => `/console/incidents/${id}?done=${ends ? 'ended' : 'posted'}`);
}

/** As the API refuses what is meant for an older version. */
function overtaken(entered: Entered, said: { detail: string; hint: string; instance: string }) {
  const problem = {
    type: 'urn:scs:problem:changed-meanwhile',
    title: said.detail,
    status: 412,
    code: 'changed-meanwhile',
    errors: [],
    requestId: '',
    ...said,
  };
  return fail(412, { problem, entered });
}
