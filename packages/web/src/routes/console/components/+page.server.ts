import type { ComponentDocument, GroupDocument } from '@scs/server';
import { fail, redirect } from '@sveltejs/kit';
import { read, readAll, write, type Listed } from '../../../lib/console/api.ts';
import { chosenComponents, movedBody } from '../../../lib/console/components/chosen-components.ts';
import { enteredOf, refuse } from '../../../lib/console/forms.ts';
import { consoleTextsOf } from '../../../lib/console/texts-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const asked = new URLSearchParams({ limit: '50' });
  for (const name of ['text', 'groupId', 'cursor']) {
    const value = url.searchParams.get(name);
    if (value) asked.set(name, value);
  }
  const [components, groups] = await Promise.all([
    read<Listed<ComponentDocument>>(fetch, `/components?${asked.toString()}`),
    readAll<GroupDocument>(fetch, '/component-groups'),
  ]);
  return {
    components,
    groups,
    text: url.searchParams.get('text') ?? '',
    groupId: url.searchParams.get('groupId') ?? '',
    query: url.search.replace(/^\?/, '&'),
  };
};

export const actions: Actions = {
  /** Each with the version that was seen: the first one that somebody else has changed meanwhile stops it. */
  async move({ request, fetch, locals, url }) {
    const { form, entered } = await enteredOf(request);
    const { common, components } = consoleTextsOf(locals.site);
    const chosen = chosenComponents(form);
    const body = movedBody(entered);
    if (chosen.length === 0 || Object.keys(body).length === 0) {
      return refuse('component', components.noneChosen, entered);
    }
    for (const { id, version } of chosen) {
      const change = { method: 'PATCH', path: `/components/${encodeURIComponent(id)}`, body, version } as const;
      const changed = await write<ComponentDocument>(fetch, change);
      if (changed.problem === undefined) continue;
      const { problem } = changed;
      // there is no form that could show both versions
      const isStale = problem.code === 'changed-meanwhile';
      const said = isStale ? { ...problem, code: 'conflict', detail: common.changedMeanwhile, hint: '' } : problem;
      return fail(problem.status, { problem: said, entered });
    }
    const parameters = new URLSearchParams(url.search);
    parameters.delete('/move');
    parameters.set('done', 'saved');
    return redirect(303, `/console/components?${parameters.toString()}`);
  },
};
