import type { FastifyRequest } from 'fastify';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';

/**
 * The texts in the language that the browser's user prefers (RFC 9110 §12.5.4) of those that there are; English when
 * none of theirs is.
 *
 * @example textsFor({ headers: { 'accept-language': 'fr, de;q=0.8, en;q=0.5' } }).language // 'de'
 */
export function textsFor({ headers }: Pick<FastifyRequest, 'headers'>): Texts {
  const wanted = (headers['accept-language'] ?? '')
    .split(',')
    .slice(0, 20)
    .map((entry) => {
      const [range = '', ...parameters] = entry.split(';').map((part) => part.trim());
      const quality = parameters.find((part) => part.startsWith('q='))?.slice(2);
      return { language: range.toLowerCase().split('-', 1)[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => (language === 'de' || language === 'en') && quality > 0)
    .sort((one, other) => other.quality - one.quality);
  return wanted[0]?.language === 'de' ? de : en;
}
