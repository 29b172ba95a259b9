import type { OwnSubscription, PageContext, PublicQueries, SubscribeForm } from '@scs/server';
import type { Texts } from './lib/texts.ts';

declare global {
  namespace App {
    /** What the server hands to a rendering. */
    interface Platform {
      readonly context: PageContext;
      /** Takes what a query threw; SvelteKit would turn it into a page of its own. */
      readonly onError: (thrown: unknown) => void;
    }
    interface Locals {
      /** The only way from a page to data. */
      readonly queries: PublicQueries;
      readonly site: Site;
      /** Of the page of one subscriber. */
      readonly own: OwnSubscription | undefined;
      /** Of a form that has to be filled in again. */
      readonly form: SubscribeForm | undefined;
    }
    interface PageData {
      readonly site: Site;
    }
  }
}

/** What all pages have in common. */
interface Site extends Pick<PageContext, 'language' | 'name' | 'timeZone' | 'publicUrl' | 'isMailOffered'> {
  readonly texts: Texts;
}
