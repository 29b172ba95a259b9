import type en from '../messages/en.json';

/** Every text of the pages. English is the measure: another language that lacks one is shown it in English. */
export type Texts = typeof en;

const files = import.meta.glob<Partial<Texts>>('../messages/*.json', { eager: true, import: 'default' });
const byLanguage = new Map<string, Texts>();
const english = files['../messages/en.json'] as Texts;
byLanguage.set('en', english);
for (const [path, texts] of Object.entries(files)) {
  if (texts === english) continue;
  byLanguage.set(path.replace(/^.*\/|\.json$/g, ''), { ...english, ...texts });
}

/** The languages that there is a file for, English first. */
export const languages: readonly string[] = [...byLanguage.keys()];

/** The texts in a language; in English where there is no such file. */
export function textsIn(language: string): Texts {
  return byLanguage.get(language) ?? english;
}

/**
 * Puts values into a text.
 *
 * @example fill('{count} days ago', { count: 90 }) // '90 days ago'
 */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
