import type { ConsoleTexts } from './texts.ts';

/** The texts of the console, on its own pages, which always have them. */
export function consoleTextsOf({ consoleTexts }: App.Locals['site']): ConsoleTexts {
  if (consoleTexts === undefined) throw new Error('A page of the console was rendered without its texts.');
  return consoleTexts;
}
