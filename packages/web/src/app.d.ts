import type { ConsoleContext, OwnSubscription, PageContext, PublicQueries, SubscribeForm } from '@scs/server';
import type { Site } from './lib/site.ts';

declare global {
  namespace App {
    /** What the server hands to a rendering: of a public page, or of one of the console. */
    interface Platform {
      readonly page?: PageContext;
      readonly console?: ConsoleContext;
      /** Where browsers find the script of the public pages. */
      readonly script: string;
      /** Takes what was thrown; SvelteKit would turn it into a page of its own. */
      readonly onError: (thrown: unknown) => void;
    }
    interface Locals {
      /** The only way from a public page to data. */
      readonly queries: PublicQueries;
      readonly site: Site;
      /** Who is signed in, on pages of the console. */
      readonly actor: ConsoleContext['actor'];
      /** Of the page of one subscriber. */
      readonly own: OwnSubscription | undefined;
      /** Of a form that has to be filled in again. */
      readonly form: SubscribeForm | undefined;
    }
    interface PageData {
      readonly site: Site;
      /** Who is signed in, on pages of the console. */
      readonly actor?: { readonly name: string; readonly role: string };
    }
    interface Error {
      message: string;
      /** What to do next. */
      hint?: string;
      /** What the way to the overview is called. */
      overview?: string;
    }
  }
}
