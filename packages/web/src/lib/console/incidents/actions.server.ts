import { renderMarkdown } from '../../markdown.server.ts';
import { enteredOf } from '../forms.ts';
import type { Answered } from './answered.ts';
import { withChosen } from './impact-choice.ts';

/** The fields of a form of an incident. */
export async function readForm(request: Request) {
  const { form, entered } = await enteredOf(request);
  return withChosen(form, entered);
}

/** Shows the page again with the text as the public page will show it. */
export async function preview({ request }: { request: Request }): Promise<Answered> {
  const entered = await readForm(request);
  return { entered, preview: renderMarkdown(entered['description'] ?? '') };
}

/** Shows the page again with what was looked for or chosen: for browsers without scripts. */
export async function look({ request }: { request: Request }): Promise<Answered> {
  return { entered: await readForm(request) };
}
