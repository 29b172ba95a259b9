import type { ProblemDocument } from '@scs/server';
import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { translateProblem } from './lib/console/refusals/translate-problem.ts';
import { consoleTextsOf } from './lib/console/texts-of.ts';
import { consoleTextsIn } from './lib/console/texts.ts';
import { textsIn } from './lib/texts.ts';

/** Gives the pages what the server has handed over, and nothing else. */
export const handle: Handle = ({ event, resolve }) => {
  const { page, console: operators, script } = platformOf(event.platform);
  const context = page ?? operators;
  if (context === undefined) throw new Error('A page was rendered without a context.');
  const { language, name, timeZone } = context;
  const texts = textsIn(language);
  if (page !== undefined) {
    const { look, legal, copy, publicUrl, isMailOffered, queries, own, form } = page;
    const site = { language, name, timeZone, texts, script, look, legal, copy, publicUrl, isMailOffered };
    Object.assign(event.locals, { site, queries, own, form });
  }
  if (operators !== undefined) {
    const site = { language, name, timeZone, texts, consoleTexts: consoleTextsIn(language) };
    Object.assign(event.locals, { site, actor: operators.actor });
  }
  return resolve(event, {
    transformPageChunk: ({ html }) => {
      const inLanguage = html.replace('%lang%', language);
      // the comments are for scripts that take a page over, of which public pages have none
      return operators === undefined ? inLanguage.replaceAll(/<!--.*?-->/gs, '') : inLanguage;
    },
  });
};

/** What pages of the console fetch comes from our own API, within the process; what it refuses is told in their language. */
export const handleFetch: HandleFetch = async ({ event, request }) => {
  const callApi = event.platform?.console?.callApi;
  if (callApi === undefined) throw new Error('A public page must not fetch anything.');
  const answer = await callApi(request);
  if (answer.headers.get('content-type')?.startsWith('application/problem+json') !== true) return answer;
  const { language, timeZone } = event.locals.site;
  const readership = { language, timeZone, texts: consoleTextsOf(event.locals.site) };
  const told = translateProblem((await answer.json()) as ProblemDocument, readership);
  return Response.json(told, { status: answer.status });
};

/**
 * The server answers errors of public pages itself: it knows which are the reader's, and what was last known. The console has
 * a page of its own for them.
 */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  const texts = event.locals.site.consoleTexts;
  if (texts === undefined) {
    event.platform?.onError(error);
    return;
  }
  const { overview } = texts.forms;
  if (kind === 'app') return { overview };
  if (kind === 'framework') {
    return { message: error.status === 404 ? texts.common.notFound : error.message, overview };
  }
  event.platform?.onError(error);
  return { message: texts.common.failed, overview };
};

function platformOf(platform: App.Platform | undefined): App.Platform {
  if (platform === undefined) throw new Error('A page was rendered without a context.');
  return platform;
}
