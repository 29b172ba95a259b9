import type { ClientInit, HandleClientError } from '@sveltejs/kit/hooks';
import { knownTexts } from './lib/console/sending/known-texts.ts';
import { seeTyped } from './lib/console/sending/unsaved.ts';

/** Before the scripts take the page over. */
export const init: ClientInit = () => {
  seeTyped();
};

/** What goes wrong in the browser is told in the reader's language, with what to do next. */
export const handleError: HandleClientError = ({ kind, error }) => {
  const texts = knownTexts();
  if (kind === 'unknown' && !isAway(error)) console.error(error);
  if (texts === undefined) return;
  const { overview, away, awayHint, broken, brokenHint } = texts.forms;
  if (kind === 'app') return { overview };
  if (kind === 'framework' && error.status < 500) {
    return { message: error.status === 404 ? texts.common.notFound : error.message, overview };
  }
  // something before the server has answered for it, or nothing has
  if (kind === 'framework' || isAway(error)) return { message: away, hint: awayHint, overview };
  return { message: broken, hint: brokenHint, overview };
};

/** Browsers say that nothing has answered by this kind of error. */
function isAway(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}
