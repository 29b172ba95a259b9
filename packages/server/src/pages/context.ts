import type { AnswerCache } from '../http/answer-cache.ts';
import type { Subscribing } from '../subscribing/settings.ts';
import type { VerbRuntime } from '../verb/perform.ts';
import type { PageRenderer } from './page-renderer.ts';

/** What the public pages are made from. */
export interface PagesContext extends VerbRuntime {
  readonly cache: AnswerCache;
  readonly page: { readonly name: string; readonly timeZone: string };
  /** An origin without a slash at the end. */
  readonly publicUrl: string;
  readonly subscribing: Subscribing;
  /** Undefined where the pages have not been built: then they say so. */
  readonly pages?: PageRenderer | undefined;
}
