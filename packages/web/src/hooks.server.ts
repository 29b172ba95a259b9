import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { textsIn } from './lib/texts.ts';

/** Gives the pages what the server has handed over, and nothing else. */
export const handle: Handle = ({ event, resolve }) => {
  const context = contextOf(event.platform);
  const { language, name, timeZone, publicUrl, isMailOffered, queries, own, form } = context;
  const site = { language, name, timeZone, publicUrl, isMailOffered, texts: textsIn(language) };
  Object.assign(event.locals, { queries, site, own, form });
  return resolve(event, {
    // the comments are for scripts that take a page over, of which there are none
    transformPageChunk: ({ html }) => html.replace('%lang%', language).replaceAll(/<!--.*?-->/gs, ''),
  });
};

/** The server answers errors itself: it knows which are the reader's, and what was last known. */
export const handleError: HandleServerError = ({ error, event }) => {
  event.platform?.onError(error);
};

function contextOf(platform: App.Platform | undefined): App.Platform['context'] {
  if (platform === undefined) throw new Error('A page was rendered without a context.');
  return platform.context;
}
