import { read, write } from '../../../../../../lib/console/api.ts';
import { finish, refuse, textOrNull } from '../../../../../../lib/console/forms.ts';
import { preview, readForm } from '../../../../../../lib/console/incidents/actions.server.ts';
import { mayOperate } from '../../../../../../lib/console/roles.ts';
import { fromField, SkippedTimeError, toField } from '../../../../../../lib/console/moments.server.ts';
import { basisOf } from '../../../../../../lib/console/reconcile.ts';
import { consoleTextsOf } from '../../../../../../lib/console/texts-of.ts';
import type { IncidentDocument, UpdateDocument } from '@scs/server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id, order }, locals }) => {
  const [incident, update] = await Promise.all([
    read<IncidentDocument>(fetch, `/incidents/${id}`),
    read<UpdateDocument>(fetch, `/incidents/${id}/updates/${order}`),
  ]);
  return {
    incident: { id, displayName: incident.displayName },
    // of a maintenance, this leads on to its own page
    path: `/console/incidents/${id}`,
    update,
    time: toField(update.createdAt, locals.site.timeZone),
    mayChange: mayOperate(locals.actor.role),
  };
};

export const actions: Actions = {
  preview,
  async save({ request, fetch, locals, params: { id, order } }) {
    const entered = await readForm(request);
    const { timeZone } = locals.site;
    const { badTime, skippedTime } = consoleTextsOf(locals.site).incidents;
    let createdAt: string | undefined;
    try {
      // one that was not touched stays as it is, to the second
      if (entered['createdAt'] !== basisOf(entered)?.['createdAt']) {
        const moment = fromField(entered['createdAt'], timeZone);
        if (moment === null) return refuse('createdAt', badTime, entered);
        createdAt = moment;
      }
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
      return refuse('createdAt', thrown instanceof SkippedTimeError ? skippedTime : badTime, entered);
    }
    const changed = await write<UpdateDocument>(fetch, {
      method: 'PATCH',
      path: `/incidents/${id}/updates/${order}`,
      body: {
        displayName: textOrNull(entered['displayName']),
        description: textOrNull(entered['description']),
        ...(createdAt === undefined ? {} : { createdAt }),
      },
      version: entered['version'] ?? '',
    });
    return finish(changed, entered, () => `/console/incidents/${id}?done=saved`);
  },
  async delete({ request, fetch, params: { id, order } }) {
    const entered = await readForm(request);
    const change = {
      method: 'DELETE',
      path: `/incidents/${id}/updates/${order}`,
      version: entered['version'] ?? '',
    } as const;
    return finish(await write(fetch, change), {}, () => `/console/incidents/${id}?done=deleted`);
  },
};
