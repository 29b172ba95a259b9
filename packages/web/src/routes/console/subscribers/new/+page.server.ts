import type { ComponentDocument, SubscriptionDocument } from '@scs/server';
import { error, redirect } from '@sveltejs/kit';
import { readAll, write } from '../../../../lib/console/api.ts';
import { enteredOf } from '../../../../lib/console/forms.ts';
import { kindOf } from '../../../../lib/console/subscribers/kinds.ts';
import { refuseWithChoices } from '../../../../lib/console/subscribers/refused-with-choices.ts';
import { subscriptionBody } from '../../../../lib/console/subscribers/subscription-body.ts';
import { consoleTextsOf } from '../../../../lib/console/texts-of.ts';
import { demand } from '../../../../lib/console/demand.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  demand('operator', locals);
  const components = await readAll<ComponentDocument>(fetch, '/components');
  return {
    kind: url.searchParams.get('kind') ?? '',
    components: components.map(({ id, displayName }) => ({ id, displayName })),
  };
};

export const actions: Actions = {
  async create({ request, fetch, url, locals }) {
    const { form, entered } = await enteredOf(request);
    const kind = kindOf(url.searchParams.get('kind') ?? '');
    if (kind === undefined) return error(400, consoleTextsOf(locals.site).subscribers.chooseKind);
    const body = subscriptionBody(kind, entered, form);
    const { document, problem } = await write<SubscriptionDocument & { secret: string | null }>(fetch, {
      method: 'POST',
      path: '/subscriptions',
      body: { kind: kind.kind, ...body },
    });
    if (problem !== undefined) return refuseWithChoices(problem, entered, body);
    // a secret is in this answer and in no other one, so there is no page to go on to
    if (document.secret !== null) return { secret: document.secret, id: document.id };
    return redirect(303, `/console/subscribers/${document.id}?done=created`);
  },
};
