import { de } from './de.ts';
import { en, type OwnWord } from './en.ts';

/** The languages besides English. */
const others: Readonly<Record<string, Readonly<Record<OwnWord, string>>>> = { de };

/** `2026-03-01 20:00 UTC` */
function minuteOf(moment: string): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;
}

function fill(text: string, valueOf: (name: string) => string): string {
  return text.replace(/\{(\w+)\}/g, (_place, name: string) => valueOf(name));
}

/**
 * What the platform writes into a timeline, in English.
 *
 * @param moments RFC 3339 in UTC
 * @example ownWords('hasStartedLater', { planned: '2026-03-01T20:00:00Z' }) // '… later than planned (2026-03-01 20:00 UTC).'
 */
export function ownWords(word: OwnWord, moments: Readonly<Record<string, string>> = {}): string {
  return fill(en[word], (name) => minuteOf(moments[name] ?? ''));
}

/** How each of them is found again, with the names of its moments. */
const patterns = (Object.entries(en) as [OwnWord, string][]).map(([word, text]) => ({
  word,
  names: [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
  pattern: new RegExp(
    `^${text.replace(/[.()]/g, '\\$&').replace(/\{\w+\}/g, '(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}) UTC')}$`,
  ),
}));

/**
 * A title or text of a timeline in a reader's language, as far as the platform wrote it. What people wrote or changed is left as
 * it is, and so is all of it in languages that there is no file of.
 *
 * @param moment writes a moment; in UTC unless given
 * @example inOwnWords('Maintenance started', 'de') // 'Wartung begonnen'
 */
export function inOwnWords(text: string, language: string, moment: (at: string) => string = minuteOf): string {
  const words = others[language];
  if (words === undefined) return text;
  const at = text.indexOf(' Recorded at ');
  const parts = at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
  const translated = parts.map((part) => translate(part, words, moment));
  return translated.includes(undefined) ? text : translated.join(' ');
}

function translate(
  text: string,
  words: Readonly<Record<OwnWord, string>>,
  moment: (at: string) => string,
): string | undefined {
  for (const { word, names, pattern } of patterns) {
    const found = pattern.exec(text);
    if (found === null) continue;
    return fill(words[word], (name) => moment(`${(found[names.indexOf(name) + 1] ?? '').replace(' ', 'T')}:00Z`));
  }
  return undefined;
}
