/**
 * What can go wrong with a copy of the site, in one table: when it happens.
 *
 * | code | when |
 * |---|---|
 * | `pages-not-built` | the pages have not been built, so that there is nothing to write |
 * | `page-failed` | a page or a document could not be made |
 * | `not-ours` | the folder or bucket holds something else, which must not be overwritten |
 * | `not-written` | the disk or the store did not take a file |
 * | `not-read` | the copy cannot be read, or not all of it |
 * | `not-a-copy` | what was found there is no copy of a site |
 * | `tampered` | a file is not what the copy's list says |
 */
export type SiteErrorCode =
  'pages-not-built' | 'page-failed' | 'not-ours' | 'not-written' | 'not-read' | 'not-a-copy' | 'tampered';

/** Why a copy of the site was not written, or cannot be used. */
export class SiteError extends Error {
  readonly code: SiteErrorCode;
  readonly hint: string;

  constructor(code: SiteErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SiteError';
    this.code = code;
    this.hint = hint;
  }
}

/** What the system said. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // fetch hides the reason of a failed connection
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}

/** What a log says of an error: why, and what to do; the whole error where it is none of ours. */
export function explain(error: unknown): { reason: string; hint: string; err?: unknown } {
  if (error instanceof SiteError) return { reason: error.message, hint: error.hint };
  return { reason: reasonOf(error), hint: 'Look whether the database answers; else this is a defect.', err: error };
}
