import type { PageContext } from '@scs/server';
import type { ConsoleTexts } from './console/texts.ts';
import type { Texts } from './texts.ts';

/** What all pages have in common. */
export interface Site extends Pick<PageContext, 'language' | 'name' | 'timeZone' | 'publicUrl' | 'isMailOffered'> {
  readonly texts: Texts;
  readonly look: PageContext['look'];
  readonly legal: PageContext['legal'];
  readonly copy: PageContext['copy'];
  /** Where browsers find our script. */
  readonly script: string;
  /** On pages of the console. */
  readonly consoleTexts?: ConsoleTexts;
}
