import { fail, type RequestEvent } from '@sveltejs/kit';
import type { ComponentDocument } from '@scs/server';
import { renderMarkdown } from '../../markdown.server.ts';
import { write } from '../api.ts';
import { demand } from '../demand.ts';
import { enteredOf, refuse, textOrNull, type Entered } from '../forms.ts';
import { consoleTextsOf } from '../texts-of.ts';
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

/** Makes the first component, without leaving what was entered, and chooses it. */
export async function component({ request, fetch, locals }: Pick<RequestEvent, 'request' | 'fetch' | 'locals'>) {
  const entered = await readForm(request);
  const displayName = textOrNull(entered['firstComponent']);
  const { needsName } = consoleTextsOf(locals.site).forms;
  if (displayName === null) return refuse('firstComponent', needsName, entered);
  const key = entered['key'] ? { key: `${entered['key']}-component` } : {};
  const change = { method: 'POST', path: '/components', body: { displayName }, ...key } as const;
  const { document, problem } = await write<ComponentDocument>(fetch, change);
  if (problem === undefined) {
    const chosen: Entered = { ...entered, component: document.id };
    return { entered: chosen, made: document.id };
  }
  const errors = problem.errors.map(({ message }) => ({ path: 'firstComponent', message }));
  return fail(problem.status, { problem: { ...problem, errors }, entered });
}
