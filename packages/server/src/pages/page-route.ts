import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerCache } from '../http/answer-cache.ts';
import { answerFromCache } from '../http/answer-from-cache.ts';
import { chooseEncoding, encodeBody } from '../http/encode-body.ts';
import { chooseLanguage } from './choose-language.ts';
import type { PageRenderer } from './page-renderer.ts';
import { policy } from './policy.ts';
import { sendUnbuilt } from './send-unbuilt.ts';
import { asStale } from './stale-page.ts';

/** What page routes have in common. */
export interface PageRouteContext {
  readonly cache: AnswerCache;
  readonly pages: PageRenderer | undefined;
  /** Renders the page of an address. */
  readonly render: (pages: PageRenderer, address: string, language: string) => Promise<string>;
  /** Where the page is instead, for readers of a language; throws where there is none. */
  readonly elsewhere?: (language: string) => string | undefined;
}

/** Maintenances begin and end by the clock; so long may a page be late. */
const maxAgeMs = 5000;
const vary = 'Accept-Encoding, Accept-Language, Cookie';
const contentType = 'text/html; charset=utf-8';

/**
 * Serves a page. As it is without a query it is kept as bytes. What depends on one of `parameters` is rendered for who asks and
 * never kept, since strangers could think out ever new ones; the rate limit counts it. Other parameters make no other page.
 */
export function pageRoute(
  app: FastifyInstance,
  path: string,
  { cache, pages, render, elsewhere }: PageRouteContext,
  parameters: readonly string[] = [],
): void {
  const languages = pages?.languages ?? [];
  const answerKey = (request: FastifyRequest) =>
    `${chooseLanguage(request, languages)} ${addressOf(request, parameters)}`;
  app.get(path, { config: { role: 'anyone', answerKey } }, (request, reply) => {
    if (pages === undefined) return sendUnbuilt(request, reply);
    const language = chooseLanguage(request, languages);
    const other = elsewhere?.(language);
    if (other !== undefined) return reply.header('vary', vary).redirect(other, 303);
    const address = addressOf(request, parameters);
    void reply
      .header('content-security-policy', policy)
      .header('content-language', language)
      // forms of these pages must be able to say where they come from
      .header('referrer-policy', 'same-origin');
    if (address.includes('?')) return sendOnce(request, reply, render(pages, address, language));
    return answerFromCache(cache, request, reply, {
      contentType,
      maxAgeMs,
      vary,
      asStale,
      produce: () => render(pages, address, language),
    });
  });
}

async function sendOnce(request: FastifyRequest, reply: FastifyReply, page: Promise<string>): Promise<FastifyReply> {
  const body = Buffer.from(await page);
  const encoding = chooseEncoding(request.headers['accept-encoding'], body.length);
  void reply.header('content-type', contentType).header('cache-control', 'no-cache').header('vary', vary);
  // it is of a question that few may ask, and engines would ask for ever
  void reply.header('x-robots-tag', 'noindex');
  if (encoding === undefined) return reply.send(body);
  return reply.header('content-encoding', encoding).send(await encodeBody(body, encoding));
}

/** The path, and of the query what makes another page. */
function addressOf({ url }: FastifyRequest, parameters: readonly string[]): string {
  const [path = '/', ...rest] = url.split('?');
  if (rest.length === 0 || parameters.length === 0) return path;
  const given = new URLSearchParams(rest.join('?'));
  const known = new URLSearchParams();
  for (const name of parameters) {
    const value = given.get(name)?.trim() ?? '';
    if (value !== '') known.set(name, value);
  }
  return known.size === 0 ? path : `${path}?${known.toString()}`;
}
