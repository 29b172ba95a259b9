import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { stranger } from '../auth/actor.ts';
import { isReading } from '../auth/is-reading.ts';
import { errorPages } from '../auth/pages/handle-error.ts';
import { sendOn } from '../auth/pages/send-page.ts';
import { refuseCrossSite } from '../auth/same-site.ts';
import { notFound, ServerError } from '../errors.ts';
import { readAddress } from '../mail/address.ts';
import { chooseLanguage } from '../pages/choose-language.ts';
import { pageContextIn, type PagesContext } from '../pages/context.ts';
import type { PageContext } from '../pages/page-renderer.ts';
import { policy } from '../pages/policy.ts';
import { perform, type VerbRuntime } from '../verb/perform.ts';
import { changeOwnSubscription } from './change-own.ts';
import { confirmSubscription } from './confirm.ts';
import { countSignUp } from './count-sign-up.ts';
import type { OwnSubscription } from './model.ts';
import { ownIdOf, readOwn } from './read-own.ts';
import { signUp } from './sign-up.ts';
import type { Subscribing } from './settings.ts';
import { addressOf, choiceOf } from './subscribe-form.ts';
import { unsubscribe } from './unsubscribe.ts';

/** What the pages of subscribers are made from. */
interface SubscribingContext extends PagesContext, VerbRuntime {
  readonly subscribing: Subscribing;
}

interface Link {
  Params: { token: string };
}

const anyone = { role: 'anyone' } as const;
/** A form has the ids of some hundred components at most. */
const limits = { config: anyone, bodyLimit: 64 * 1024 } as const;
/** Who holds a link is the owner, whoever else they are. */
const subscriber = { ...stranger, name: 'subscriber' };

/**
 * Subscribing by e-mail: the form, the link that confirms, and the page by which a subscriber changes or ends it. What is personal
 * is kept nowhere; what a link scanner asks for changes nothing.
 */
export function subscribingPages(context: SubscribingContext) {
  const { store, page, publicUrl, subscribing, pages } = context;
  const { links } = subscribing;

  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    { status = 200, path, ...own }: { status?: number; path: string } & Pick<PageContext, 'own' | 'form'>,
  ): Promise<FastifyReply> {
    if (pages === undefined) throw notFound('page', path);
    const language = chooseLanguage(request, pages.languages);
    const text = await pages.render(path, { ...pageContextIn(language, context), ...own });
    return reply
      .code(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('content-language', language)
      .header('cache-control', 'no-store')
      .send(text);
  }

  function sendOwn(request: FastifyRequest<Link>, reply: FastifyReply, own: OwnSubscription, status = 200) {
    return send(request, reply, { status, path: `/subscriptions/${request.params.token}`, own });
  }

  return function plugin(app: FastifyInstance, _options: object, done: () => void): void {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, parsed) => {
      parsed(null, new URLSearchParams(String(body)));
    });
    app.setErrorHandler<Error>(errorPages(page));
    app.addHook('onRequest', (request, reply, next) => {
      // the links are secrets: no other site may see them
      void reply.header('referrer-policy', 'same-origin').header('x-robots-tag', 'noindex');
      if (!isReading(request)) refuseCrossSite(request, publicUrl);
      next();
    });
    const by = (request: FastifyRequest) => ({ actor: subscriber, requestId: request.id });

    app.post('/subscribe', limits, async (request, reply) => {
      if (!subscribing.isMailOffered) throw notFound('form', 'to subscribe by e-mail');
      const form = formOf(request);
      const address = addressOf(form);
      const choice = choiceOf(form, chooseLanguage(request, pages?.languages ?? []));
      const again = (problem: 'address' | 'choice') =>
        send(request, reply, { status: 400, path: '/subscribe', form: { ...choice, address, problem } });
      const known = readAddress(address);
      if (known === undefined) return again('address');
      const mayWrite = await countSignUp(store, { ip: request.ip, address: known }, new Date());
      try {
        if (mayWrite) await perform(context, by(request), signUp, { address: known, ...choice });
      } catch (error) {
        if (error instanceof ServerError && error.code === 'invalid') return again('choice');
        throw error;
      }
      return sendOn(reply, '/subscribe/sent');
    });

    app.get<Link>('/subscriptions/:token', { config: anyone }, async (request, reply) => {
      const { said } = request.query as Readonly<Record<string, unknown>>;
      const told = said === 'confirmed' || said === 'saved' ? said : null;
      return sendOwn(request, reply, await readOwn(store.db, links, { token: request.params.token, said: told }));
    });

    app.post<Link>('/subscriptions/:token', limits, async (request, reply) => {
      const { token } = request.params;
      const own = await readOwn(store.db, links, { token });
      const choice = choiceOf(formOf(request), own.language);
      const input = { id: ownIdOf(links, token), ...choice };
      await perform(context, by(request), changeOwnSubscription, input);
      return sendOn(reply, `/subscriptions/${token}?said=saved`);
    });

    app.post<Link>('/subscriptions/:token/confirm', limits, async (request, reply) => {
      const { token } = request.params;
      await perform(context, by(request), confirmSubscription, { id: ownIdOf(links, token) });
      return sendOn(reply, `/subscriptions/${token}?said=confirmed`);
    });

    app.post<Link>('/subscriptions/:token/unsubscribe', limits, async (request, reply) => {
      await perform(context, by(request), unsubscribe, { id: ownIdOf(links, request.params.token) });
      return sendOn(reply, '/subscribe/ended');
    });
    done();
  };
}

/**
 * What mail programs post to, without a cookie and from anywhere (RFC 8058): the link is the proof, the body does not count, and
 * there is no redirect. Somebody who follows it in a browser comes to the page with the button.
 */
export function oneClickUnsubscribe({ store, changes, page, subscribing: { links } }: SubscribingContext) {
  return function plugin(app: FastifyInstance, _options: object, done: () => void): void {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, parsed) => {
      parsed(null);
    });
    app.setErrorHandler<Error>(errorPages(page));
    app.get<Link>('/unsubscribe/:token', { config: anyone }, ({ params: { token } }, reply) => {
      ownIdOf(links, token);
      return sendOn(reply, `/subscriptions/${token}`);
    });
    app.post<Link>('/unsubscribe/:token', limits, async (request, reply) => {
      const id = ownIdOf(links, request.params.token);
      await perform({ store, changes }, { actor: subscriber, requestId: request.id }, unsubscribe, { id });
      return reply.code(200).header('content-type', 'text/plain; charset=utf-8').send('Unsubscribed.\n');
    });
    done();
  };
}

function formOf({ body }: FastifyRequest): URLSearchParams {
  return body instanceof URLSearchParams ? body : new URLSearchParams();
}
