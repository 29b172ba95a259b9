import type { IncidentDocument, MaintenanceDocument } from '@scs/server';
import { read, write } from '../api.ts';
import { finish, refuse, type Entered } from '../forms.ts';
import type { ConsoleTexts } from '../texts.ts';
import { titleOf } from '../title-of.ts';
import { affectsOf, askAgain, chosenOf, readPlan, wordsOf } from './plan.server.ts';
import { isAhead } from './times-of.ts';

interface Change {
  readonly id: string;
  readonly entered: Entered;
  readonly timeZone: string;
  readonly texts: Pick<ConsoleTexts, 'incidents' | 'maintenances'>;
}

/**
 * Changes the words, the components and, before it begins, the plan. The API keeps the plan with the incident, and how it starts
 * and ends with the maintenance: what is refused first leaves both as they are.
 */
export async function changePlan(
  fetch: typeof globalThis.fetch,
  { id, entered, timeZone, texts: { incidents: words, maintenances: texts } }: Change,
) {
  const before = await read<MaintenanceDocument>(fetch, `/maintenances/${id}`);
  const titled = titleOf(entered, { words, isNeeded: !before.isDraft });
  if (titled.refused !== undefined) return titled.refused;
  if (chosenOf(entered).length === 0) return refuse('components', texts.needComponent, entered);
  // a form from before its start does not move the times of what runs: its version is an old one, and the API says so
  const hasPlan = isAhead(before) && entered['plannedStart'] !== undefined;
  const { plan, refused } = hasPlan ? readPlan(entered, { timeZone, texts, before }) : {};
  if (refused !== undefined) return refused;
  if (plan !== undefined) {
    const asked = await askAgain(fetch, plan, entered, { except: id });
    if (asked !== undefined) return asked;
  }
  const body = {
    ...wordsOf(entered),
    affects: affectsOf(entered, before.affects),
    // only what is changed: to repeat a start that has passed would say that it is late once more
    ...(plan === undefined || plan.plannedStart === before.plannedStart ? {} : { beganAt: plan.plannedStart }),
    ...(plan === undefined || plan.plannedEnd === before.plannedEnd ? {} : { endedAt: plan.plannedEnd }),
  };
  const path = `/incidents/${id}`;
  const changed = await write<IncidentDocument>(fetch, {
    method: 'PATCH',
    path,
    body,
    version: entered['version'] ?? '',
  });
  const next = () => `/console/maintenances/${id}?done=saved`;
  const byItself = {
    startsByItself: entered['startsByItself'] === 'yes',
    endsByItself: entered['endsByItself'] === 'yes',
  };
  const isOther = byItself.startsByItself !== before.startsByItself || byItself.endsByItself !== before.endsByItself;
  if (changed.document === undefined || plan === undefined || !isOther) return finish(changed, entered, next);
  const automated = await write<MaintenanceDocument>(fetch, {
    method: 'PATCH',
    path: `/maintenances/${id}`,
    body: byItself,
    version: String(changed.document.version),
  });
  return finish(automated, entered, next);
}
