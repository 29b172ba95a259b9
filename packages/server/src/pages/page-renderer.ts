import type { Timestamp } from '@scs/store';
import type { PublicEventPage, PublicOverview, PublicReport, PublicReportedMonth } from './model.ts';

/** What the pages ask the server for. */
export interface PublicQueries {
  readOverview(): Promise<PublicOverview>;
  /** @throws ServerError `not-found` */
  readEvent(id: string, kind: 'incident' | 'maintenance'): Promise<PublicEventPage>;
  /** The newest first. */
  listReports(): Promise<readonly PublicReportedMonth[]>;
  /** @throws ServerError `not-found` */
  readReport(month: string): Promise<PublicReport>;
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
  /** Set where the page is written as a file; then it says so. */
  readonly copy?: PageCopy | undefined;
}

/** That a page is a copy: as of when, and where the live one is. */
export interface PageCopy {
  readonly at: Timestamp;
  /** An origin without a slash at the end. */
  readonly liveUrl: string;
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
