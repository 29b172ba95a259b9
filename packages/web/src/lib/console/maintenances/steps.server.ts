import type { RequestEvent } from '@sveltejs/kit';
import type { MaintenanceDocument } from '@scs/server';
import { read, write } from '../api.ts';
import { consoleTextsOf } from '../texts-of.ts';
import { enteredOf, finish, refuse, textOrNull, type Entered } from '../forms.ts';

/** The steps in a maintenance's life that need no more than a word. */
type Step = 'start' | 'finish' | 'cancel' | 'publish';

/** What an operator says about a step, and whether subscribers are told. */
export function saidOf(entered: Entered) {
  const description = textOrNull(entered['description']);
  return { ...(description === null ? {} : { description }), notify: entered['notify'] === 'yes' };
}

/** Takes a step, as the form was filled in for it. */
export async function takeStep(step: Step, { request, fetch, locals, params }: RequestEvent) {
  const id = params.id ?? '';
  const { entered } = await enteredOf(request);
  if (step === 'publish') {
    const { displayName } = await read<MaintenanceDocument>(fetch, `/maintenances/${id}`);
    const isNameless = textOrNull(displayName ?? '') === null;
    // drafts of programs may lack what the form asks for
    if (isNameless) return refuse('displayName', consoleTextsOf(locals.site).maintenances.draftNeedsTitle, entered);
  }
  const { notify, ...said } = saidOf(entered);
  // a draft is published as every other incident
  const [path, body] =
    step === 'publish'
      ? [`/incidents/${id}/publish`, { notify }]
      : [`/maintenances/${id}/${step}`, { notify, ...said }];
  const change = { method: 'POST', path, body, version: entered['version'] ?? '', key: entered['key'] ?? '' } as const;
  return finish(
    await write<MaintenanceDocument>(fetch, change),
    entered,
    () => `/console/maintenances/${id}?done=saved`,
  );
}
