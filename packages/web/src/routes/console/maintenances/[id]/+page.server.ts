import type {
  ComponentDocument,
  ConflictDocument,
  GroupDocument,
  ImpactTypeDocument,
  MaintenanceDocument,
} from '@scs/server';
import { read, readAll, readIfAllowed, write } from '../../../../lib/console/api.ts';
import { enteredOf, finish, refuse, textOrNull } from '../../../../lib/console/forms.ts';
import { changePlan } from '../../../../lib/console/maintenances/change-plan.server.ts';
import { planEnd } from '../../../../lib/console/maintenances/plan-end.server.ts';
import { askAgain, attempt, enteredPlan } from '../../../../lib/console/maintenances/plan.server.ts';
import { saidOf, takeStep } from '../../../../lib/console/maintenances/steps.server.ts';
import { toField } from '../../../../lib/console/moments.server.ts';
import { demand } from '../../../../lib/console/demand.ts';
import { consoleTextsOf } from '../../../../lib/console/texts-of.ts';
import { renderMarkdown } from '../../../../lib/markdown.server.ts';
import { inReadersWords } from '../../../../lib/with-html.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id }, locals: { site } }) => {
  const [maintenance, components, groups, impactTypes, conflicts] = await Promise.all([
    read<MaintenanceDocument>(fetch, `/maintenances/${id}`),
    readAll<ComponentDocument>(fetch, '/components'),
    readAll<GroupDocument>(fetch, '/component-groups'),
    readAll<ImpactTypeDocument>(fetch, '/impact-types'),
    readIfAllowed<{ data: ConflictDocument[] }>(fetch, `/maintenances/${id}/conflicts`),
  ]);
  return {
    maintenance,
    components,
    groups,
    impactTypes,
    conflicts: conflicts?.data ?? [],
    html: renderMarkdown(maintenance.description ?? ''),
    updates: maintenance.updates
      .map((update) => ({
        ...update,
        displayName: inReadersWords(update.displayName, site),
        html: renderMarkdown(inReadersWords(update.description, site) ?? ''),
      }))
      .reverse(),
    start: toField(maintenance.plannedStart, site.timeZone),
    end: toField(maintenance.plannedEnd, site.timeZone),
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  async save({ request, fetch, locals: { site }, params: { id } }) {
    const entered = await enteredPlan(request);
    const { timeZone } = site;
    return changePlan(fetch, { id, entered, timeZone, texts: consoleTextsOf(site) });
  },
  start: (event) => takeStep('start', event),
  finish: (event) => takeStep('finish', event),
  cancel: (event) => takeStep('cancel', event),
  publish: (event) => takeStep('publish', event),
  async extend({ request, fetch, locals: { site }, params: { id } }) {
    const { entered } = await enteredOf(request);
    const texts = consoleTextsOf(site).maintenances;
    const before = await read<MaintenanceDocument>(fetch, `/maintenances/${id}`);
    const base = new Date(Math.max(Date.parse(before.plannedEnd), Date.now())).toISOString();
    const end = attempt(() => planEnd(entered, base, site.timeZone), texts.needEnd, texts);
    if (end.wrong !== undefined) return refuse('plannedEnd', end.wrong, entered);
    const plannedEnd = end.moment;
    const plannedStart = before.startedAt ?? before.plannedStart ?? plannedEnd;
    const components = [...new Set(before.affects.map(({ reference }) => reference))];
    const asked = await askAgain(fetch, { plannedStart, plannedEnd, components }, entered, {
      except: id,
      isStartKnown: true,
    });
    if (asked !== undefined) return asked;
    const changed = await write<MaintenanceDocument>(fetch, {
      method: 'POST',
      path: `/maintenances/${id}/extend`,
      body: { plannedEnd, ...saidOf(entered) },
      version: entered['version'] ?? '',
      key: entered['key'] ?? '',
    });
    return finish(changed, entered, () => `/console/maintenances/${id}?done=saved`);
  },
  async update({ request, fetch, locals: { site }, params: { id } }) {
    const { entered } = await enteredOf(request);
    const displayName = textOrNull(entered['updateTitle']);
    const description = textOrNull(entered['updateText']);
    if (displayName === null && description === null) {
      return refuse('updateText', consoleTextsOf(site).maintenances.needUpdate, entered);
    }
    const changed = await write(fetch, {
      method: 'POST',
      path: `/incidents/${id}/updates`,
      body: { displayName, description, notify: entered['notify'] === 'yes' },
      version: entered['version'] ?? '',
      key: entered['key'] ?? '',
    });
    return finish(changed, entered, () => `/console/maintenances/${id}?done=saved`);
  },
  async delete({ request, fetch, params: { id } }) {
    const { entered } = await enteredOf(request);
    const change = { method: 'DELETE', path: `/incidents/${id}`, version: entered['version'] ?? '' } as const;
    return finish(await write(fetch, change), {}, () => '/console/maintenances?done=deleted');
  },
  async preview({ request, locals }) {
    demand('operator', locals);
    const entered = await enteredPlan(request);
    return { entered, html: renderMarkdown(entered['description'] ?? '') };
  },
};
