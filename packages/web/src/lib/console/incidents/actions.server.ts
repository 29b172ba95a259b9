import type { RequestEvent } from '@sveltejs/kit';
import { renderMarkdown } from '../../markdown.server.ts';
import { demand } from '../demand.ts';
import { enteredOf } from '../forms.ts';
import type { Answered } from './answered.ts';
import { withChosen } from './impact-choice.ts';

/** The fields of a form of an incident. */
export async function readForm(request: Request) {
  const { form, entered } = await enteredOf(request);
  return withChosen(form, entered);
}

/** Shows the page again with the text as the public page will show it. */
export async function preview({ request, locals }: Pick<RequestEvent, 'request' | 'locals'>): Promise<Answered> {
  demand('reporter', locals);
  const entered = await readForm(request);
  return { entered, preview: renderMarkdown(entered['description'] ?? '') };
}

/** Shows the page again with what was looked for or chosen: for browsers without scripts. */
export async function look({ request, locals }: Pick<RequestEvent, 'request' | 'locals'>): Promise<Answered> {
  demand('reporter', locals);
  return { entered: await readForm(request) };
}
