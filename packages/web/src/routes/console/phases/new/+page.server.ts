import type { PhaseListDocument } from '@scs/server';
import { readIfAllowed, write } from '../../../../lib/console/api.ts';
import { enteredOf, finish, refuse } from '../../../../lib/console/forms.ts';
import { phasesOf } from '../../../../lib/console/phases/phases-of.ts';
import { fill } from '../../../../lib/texts.ts';
import { consoleTextsOf } from '../../../../lib/console/texts-of.ts';
import { demand } from '../../../../lib/console/demand.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  demand('operator', locals);
  const from = url.searchParams.get('from') ?? '';
  const list = /^[1-9]\d{0,8}$/.test(from)
    ? await readIfAllowed<PhaseListDocument>(fetch, `/phases/${from}`)
    : undefined;
  return { key: crypto.randomUUID(), phases: list?.phases ?? [] };
};

export const actions: Actions = {
  async create({ request, fetch, locals }) {
    const { entered } = await enteredOf(request);
    const words = consoleTextsOf(locals.site).phases;
    const phases = phasesOf(entered['phases'] ?? '');
    if (phases.length === 0) return refuse('phases', words.none, entered);
    const twice = phases.find((phase, place) => phases.indexOf(phase) !== place);
    if (twice !== undefined) return refuse('phases', fill(words.twice, { name: twice }), entered);
    const change = { method: 'POST', path: '/phases', body: { phases }, key: entered['key'] ?? '' } as const;
    return finish(await write<PhaseListDocument>(fetch, change), entered, () => '/console/phases?done=created');
  },
};
