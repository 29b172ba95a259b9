import type { ConsoleTexts } from '../texts.ts';

let known: ConsoleTexts | undefined;

/** Keeps the texts of the page that is shown, in a browser alone: on the server there is more than one reader. */
export function knowTexts(texts: ConsoleTexts): void {
  known = texts;
}

/** The texts of the page that was shown last: for what happens outside of every page. */
export function knownTexts(): ConsoleTexts | undefined {
  return known;
}
