import type { LegalText, Look } from './look/look.ts';
import type { ComponentTable, PublicEvent, PublicHistory, PublicOverview } from './model.ts';
import type { PageAsset } from './page-asset.ts';

/** What the pages ask the server for. */
export interface PublicQueries {
  /**
   * @param at the moment to show the page of, as it stands in the address: RFC 3339, or a date and time of the page's zone
   * @throws PageError `bad-moment`
   */
  readOverview(at?: string): Promise<PublicOverview>;
  /** @throws ServerError `not-found` */
  readEvent(id: string, kind: 'incident' | 'maintenance'): Promise<PublicEvent>;
  /**
   * @param month as it stands in the address; undefined for the present one
   * @param query what is searched for, as it stands in the address
   * @throws ServerError `not-found`, `invalid`
   */
  readHistory(month: string | undefined, query: URLSearchParams): Promise<PublicHistory>;
  /**
   * @param column by what to sort, as it stands in the address; undefined for the order of the page
   * @throws ServerError `not-found` for an order that there is not
   */
  readComponents(column: string | undefined, direction: string | undefined): Promise<ComponentTable>;
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
  /** Logo, colours, texts and links of the operator; without it the plain look. */
  readonly look?: Look | undefined;
  /** The texts that laws ask for, in the reader's language as far as there are any. */
  readonly legal?: { readonly imprint: LegalText | undefined; readonly privacy: LegalText | undefined } | undefined;
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
