import type { ComponentDocument, GroupDocument, ImpactTypeDocument, MaintenanceDocument } from '@scs/server';
import { readAll, write } from '../../../../lib/console/api.ts';
import { finish, refuse } from '../../../../lib/console/forms.ts';
import {
  affectsOf,
  askAgain,
  enteredPlan,
  readPlan,
  wordsOf,
} from '../../../../lib/console/maintenances/plan.server.ts';
import { demand } from '../../../../lib/console/demand.ts';
import { consoleTextsOf } from '../../../../lib/console/texts-of.ts';
import { titleOf } from '../../../../lib/console/title-of.ts';
import { renderMarkdown } from '../../../../lib/markdown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  demand('operator', locals);
  const [components, groups, impactTypes] = await Promise.all([
    readAll<ComponentDocument>(fetch, '/components'),
    readAll<GroupDocument>(fetch, '/component-groups'),
    readAll<ImpactTypeDocument>(fetch, '/impact-types'),
  ]);
  const day = url.searchParams.get('day') ?? '';
  // late, when few are bothered; it is only a beginning
  return {
    components,
    groups,
    impactTypes,
    start: /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T22:00` : '',
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  async create({ request, fetch, locals: { site } }) {
    const entered = await enteredPlan(request);
    const { incidents: words, maintenances: texts } = consoleTextsOf(site);
    const titled = titleOf(entered, { words, isNeeded: entered['publish'] !== 'draft' });
    if (titled.refused !== undefined) return titled.refused;
    const { plan, refused } = readPlan(entered, { timeZone: site.timeZone, texts });
    if (refused !== undefined) return refused;
    if (!entered['type']) return refuse('type', texts.needImpactType, entered);
    const asked = await askAgain(fetch, plan, entered);
    if (asked !== undefined) return asked;
    const { plannedStart, plannedEnd } = plan;
    const body = {
      ...wordsOf(entered),
      plannedStart,
      plannedEnd,
      affects: affectsOf(entered).map(({ reference, type }) => ({ reference, type })),
      startsByItself: entered['startsByItself'] === 'yes',
      endsByItself: entered['endsByItself'] === 'yes',
      isDraft: entered['publish'] === 'draft',
      notify: entered['notify'] === 'yes',
    };
    const change = { method: 'POST', path: '/maintenances', body, key: entered['key'] ?? '' } as const;
    const made = await write<MaintenanceDocument>(fetch, change);
    return finish(made, entered, ({ id }) => `/console/maintenances/${id}?done=created`);
  },
  async preview({ request, locals }) {
    demand('operator', locals);
    const entered = await enteredPlan(request);
    return { entered, html: renderMarkdown(entered['description'] ?? '') };
  },
};
