import type { ConsoleContext, PageContext, PublicQueries } from '@scs/server';
import type { ConsoleTexts } from './lib/console/texts.ts';
import type { Texts } from './lib/texts.ts';

declare global {
  namespace App {
    /** What the server hands to a rendering: of a public page, or of one of the console. */
    interface Platform {
      readonly page?: PageContext;
      readonly console?: ConsoleContext;
      /** Takes what was thrown; SvelteKit would turn it into a page of its own. */
      readonly onError: (thrown: unknown) => void;
    }
    interface Locals {
      /** The only way from a public page to data. */
      readonly queries: PublicQueries;
      readonly site: Site;
      /** Who is signed in, on pages of the console. */
      readonly actor: ConsoleContext['actor'];
    }
    interface PageData {
      readonly site: Site;
    }
    interface Error {
      message: string;
      /** What to do next. */
      hint?: string;
    }
  }
}

/** What all pages have in common. */
interface Site extends Pick<PageContext, 'language' | 'name' | 'timeZone'> {
  readonly texts: Texts;
  /** On pages of the console. */
  readonly consoleTexts?: ConsoleTexts;
}
