import type { RequestEvent } from '@sveltejs/kit';
import type { UpdateDocument } from '@scs/server';
import { write } from '../api.ts';
import { finish, refuse, textOrNull } from '../forms.ts';
import { consoleTextsOf } from '../texts-of.ts';
import { readForm } from './actions.server.ts';
import { lastPhase, phaseOf, phaseValue } from './phase-options.ts';
import { phasesOf, readIncident } from './read-incident.ts';

/**
 * Posts an update. The API refuses it when the incident has changed or somebody else has posted one since the form was
 * shown: two people who write at once would contradict each other before customers. All that was entered stays.
 */
export async function postUpdate({ request, fetch, locals, params }: RequestEvent<{ id: string }>) {
  const { id } = params;
  const entered = await readForm(request);
  const words = consoleTextsOf(locals.site).incidents;
  const incident = await readIncident(fetch, id);
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
