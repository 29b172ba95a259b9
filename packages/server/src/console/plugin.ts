import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuthContext } from '../auth/context.ts';
import { isReading } from '../auth/is-reading.ts';
import { refuseCrossSite } from '../auth/same-site.ts';
import { actorOf } from '../http/actor-of.ts';
import { chooseLanguage } from '../pages/choose-language.ts';
import type { PageRenderer } from '../pages/page-renderer.ts';
import { sendUnbuilt } from '../pages/send-unbuilt.ts';
import { callApi } from './call-api.ts';
import { handleConsoleError } from './handle-error.ts';
import { sendResponse } from './send-response.ts';

/** What the console is made from. */
export interface ConsoleSettings {
  readonly auth: AuthContext;
  readonly page: { readonly name: string; readonly timeZone: string };
  /** Undefined where the pages have not been built: then they say so. */
  readonly pages?: PageRenderer | undefined;
}

/**
 * The operators' console below `/console`. Its pages come from the renderer; what they show and change goes through `/api/v1`
 * within the process, with the rights of whoever is signed in, so that there is one place where a rule lives.
 */
export function consolePages({ auth, page, pages }: ConsoleSettings) {
  return function plugin(app: FastifyInstance, _options: object, done: () => void): void {
    // forms are read by the pages themselves
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    app.setErrorHandler<Error>(handleConsoleError);
    app.addHook('onRequest', (request, _reply, next) => {
      if (!isReading(request)) refuseCrossSite(request, auth.settings.publicUrl);
      next();
    });

    const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      if (pages === undefined) return sendUnbuilt(request, reply);
      const response = await pages.respond(toWebRequest(request, auth.settings.publicUrl), {
        ...page,
        language: chooseLanguage(request, pages.languages),
        actor: actorOf(request),
        callApi: callApi(app, request),
        onError: (error) => {
          request.log.error({ err: error }, 'a page of the console failed');
        },
      });
      return sendResponse(request, reply, response);
    };
    app.get('/console', { config: { role: 'reader' } }, answer);
    app.get('/console/*', { config: { role: 'reader' } }, answer);
    app.post('/console', { config: { role: 'reader' } }, answer);
    app.post('/console/*', { config: { role: 'reader' } }, answer);
    done();
  };
}

/** The request as the renderer takes it: without what says who asks, which pages have no use for. */
function toWebRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && name !== 'cookie' && name !== 'authorization') headers.set(name, value);
  }
  const { body } = request;
  return new Request(new URL(request.url, publicUrl), {
    method: request.method,
    headers,
    ...(Buffer.isBuffer(body) ? { body: new Uint8Array(body) } : {}),
  });
}
