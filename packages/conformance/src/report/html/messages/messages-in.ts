import { de } from './de.ts';
import { en } from './en.ts';
import type { Language, Messages } from './messages.ts';

/** The words of a language. */
export function messagesIn(lang: Language): Messages {
  return { en, de }[lang];
}
