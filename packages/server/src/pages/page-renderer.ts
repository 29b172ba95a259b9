import type { Timestamp } from '@scs/store';
import type { Actor } from '../auth/actor.ts';
import type { CallApi } from '../console/call-api.ts';
import type { OwnSubscription, SubscribeForm, SubscribeOffer } from '../subscribing/model.ts';
import type { LegalText, Look } from './look/look.ts';
import type { PageAsset } from './page-asset.ts';
import type {
  ComponentTable,
  PublicEventPage,
  PublicHistory,
  PublicOverview,
  PublicReport,
  PublicReportedMonth,
} from './model.ts';

/** What the pages ask the server for. */
export interface PublicQueries {
  /**
   * @param at the moment to show the page of, as it stands in the address: RFC 3339, or a date and time of the page's zone
   * @throws PageError `bad-moment`
   */
  readOverview(at?: string): Promise<PublicOverview>;
  /** @throws ServerError `not-found` */
  readEvent(id: string, kind: 'incident' | 'maintenance'): Promise<PublicEventPage>;
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
  /** The newest first. */
  listReports(): Promise<readonly PublicReportedMonth[]>;
  /** @throws ServerError `not-found` */
  readReport(month: string): Promise<PublicReport>;
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
  /** Logo, colours, texts and links of the operator; without it the plain look. */
  readonly look?: Look | undefined;
  /** The texts that laws ask for, in the reader's language as far as there are any. */
  readonly legal?: { readonly imprint: LegalText | undefined; readonly privacy: LegalText | undefined } | undefined;
  /** Set where the page is written as a file; then it says so. */
  readonly copy?: PageCopy | undefined;
}

/** That a page is a copy: as of when, and where the live one is. */
export interface PageCopy {
  readonly at: Timestamp;
  /** An origin without a slash at the end. */
  readonly liveUrl: string;
}

/** What a page of the operators' console is rendered from, besides the request. */
export interface ConsoleContext {
  readonly actor: Pick<Actor, 'id' | 'name' | 'role'>;
  /** The only way from the console to data: `/api/v1`, with the actor's rights. */
  readonly callApi: CallApi;
  /** One of the renderer's. */
  readonly language: string;
  readonly name: string;
  /** In which people enter times. */
  readonly timeZone: string;
  /** Takes what nobody expected; the page says no more than that it failed. */
  readonly onError: (error: unknown) => void;
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
  /** Answers a request for the console: a page, what its script asks for, or where to go on after a form. */
  respond(request: Request, context: ConsoleContext): Promise<Response>;
}
