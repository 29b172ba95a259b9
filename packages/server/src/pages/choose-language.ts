import type { FastifyRequest } from 'fastify';
import { cookieOf } from '../auth/sessions/cookie.ts';

/** Remembers what somebody chose by the switch. */
export const languageCookie = '__Host-scs-language';

/**
 * The language to answer in: the one that was chosen by the switch, else what the browser's user prefers (RFC 9110 §12.5.4)
 * of those that there are, else the first one.
 *
 * @example chooseLanguage({ headers: { 'accept-language': 'fr, de;q=0.8' } }, ['en', 'de']) // 'de'
 */
export function chooseLanguage(request: Pick<FastifyRequest, 'headers'>, known: readonly string[]): string {
  const { cookie, 'accept-language': accepted } = request.headers;
  const chosen = cookie?.includes(languageCookie) === true ? cookieOf(request, languageCookie) : undefined;
  if (chosen !== undefined && known.includes(chosen)) return chosen;
  return preferred(accepted ?? '', known) ?? known[0] ?? 'en';
}

function preferred(accepted: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestQuality = 0;
  for (const entry of accepted.split(',', 20)) {
    const [range = '', ...parameters] = entry.split(';').map((part) => part.trim());
    const language = range.toLowerCase().split('-', 1)[0] ?? '';
    const weight = parameters.find((part) => part.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    if (quality > bestQuality && known.includes(language)) [best, bestQuality] = [language, quality];
  }
  return best;
}
