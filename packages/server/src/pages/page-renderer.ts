import type { OwnSubscription, SubscribeForm, SubscribeOffer } from '../subscribing/model.ts';
import type { PublicEvent, PublicOverview } from './model.ts';

/** What the pages ask the server for. */
export interface PublicQueries {
  readOverview(): Promise<PublicOverview>;
  /** @throws ServerError `not-found` */
  readEvent(id: string, kind: 'incident' | 'maintenance'): Promise<PublicEvent>;
  readOffer(): Promise<SubscribeOffer>;
}

/** What a page is rendered from, besides its address. */
export interface PageContext {
  readonly queries: PublicQueries;
  /** One of the renderer's. */
  readonly language: string;
  /** What the status page is called. */
  readonly name: string;
  /** Whose days the page counts, and in which it tells the time to readers without scripts. */
  readonly timeZone: string;
  /** An origin without a slash at the end. */
  readonly publicUrl: string;
  /** Whether people can subscribe by e-mail. */
  readonly isMailOffered: boolean;
  /** Of the page of one subscriber, which is kept nowhere. */
  readonly own?: OwnSubscription | undefined;
  /** Of a form that has to be filled in again. */
  readonly form?: SubscribeForm | undefined;
}

/** A file that browsers ask for. */
export interface PageAsset {
  readonly contentType: string;
  readonly body: Buffer;
  /** Its name changes with its content. */
  readonly isImmutable: boolean;
}

/** The pages as they are built, whoever built them. */
export interface PageRenderer {
  /** The languages that there are texts in; the first one is taken where the reader wants none of them. */
  readonly languages: readonly string[];
  /** By their path. */
  readonly assets: ReadonlyMap<string, PageAsset>;
  /**
   * Renders the page at a path with its query.
   *
   * @throws what the queries threw
   */
  render(path: string, context: PageContext): Promise<string>;
}
