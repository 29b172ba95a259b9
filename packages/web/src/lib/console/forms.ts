import { fail, redirect } from '@sveltejs/kit';
import type { Changed } from './api.ts';
import type { ToldProblem } from './refusals/translate-problem.ts';

/** What a form's fields held, as texts; of those that may be there several times, all. */
export type Entered = Readonly<Record<string, string>>;

/** What an action answers when the change was refused: the page is shown again with what was entered, and why. */
export interface Refused {
  readonly problem: ToldProblem;
  readonly entered: Entered;
}

/** The fields of a form. Files are not taken. */
export async function enteredOf(request: Request): Promise<{ form: FormData; entered: Entered }> {
  const form = await request.formData();
  const entered: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') entered[name] = value.replaceAll('\r\n', '\n');
  return { form, entered };
}

/** A text field, or null where nothing was entered. */
export function textOrNull(value: string | undefined): string | null {
  return value === undefined || value.trim() === '' ? null : value.trim();
}

/**
 * Ends an action: shows the form again when the change was refused, and else goes on.
 *
 * @param next where to go on; the notice is shown there
 */
export function finish<T>(changed: Changed<T>, entered: Entered, next: (document: T) => string) {
  const { problem, document } = changed;
  if (problem !== undefined) return fail(problem.status, { problem, entered });
  return redirect(303, next(document));
}

/** A refusal of the form itself, before the API is asked, in the same shape. */
export function refuse(path: string, message: string, entered: Entered) {
  const problem: ToldProblem = {
    type: 'urn:scs:problem:invalid',
    title: message,
    status: 400,
    detail: message,
    instance: '',
    code: 'invalid',
    hint: '',
    errors: [{ path, message }],
    requestId: '',
  };
  return fail(400, { problem, entered });
}

/** What the API says of one field, by its path in the request's body. */
export function errorOf(refused: Refused | null | undefined, path: string): string | undefined {
  return refused?.problem.errors.find((one) => one.path === path)?.message;
}
