import type { FastifyRequest } from 'fastify';
import { chooseLanguage } from '../../../pages/choose-language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';

/**
 * The texts in the language that the reader has chosen on the status page, or that their browser prefers; English when there is
 * none of theirs.
 *
 * @example textsFor({ headers: { 'accept-language': 'fr, de;q=0.8, en;q=0.5' } }).language // 'de'
 */
export function textsFor(request: Pick<FastifyRequest, 'headers'>): Texts {
  return chooseLanguage(request, ['en', 'de']) === 'de' ? de : en;
}
