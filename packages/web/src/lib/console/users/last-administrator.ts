import type { Changed } from '../api.ts';
import type { ConsoleTexts } from '../texts.ts';

/** Says a refusal to lose the last administrator in the reader's language; other answers stay as they are. */
export function explainLastAdministrator<T>(changed: Changed<T>, { users }: ConsoleTexts): Changed<T> {
  const { problem } = changed;
  if (problem?.code !== 'conflict' || !problem.detail.includes('last administrator')) return changed;
  return { problem: { ...problem, detail: users.lastAdministrator, hint: users.lastAdministratorHint } };
}
