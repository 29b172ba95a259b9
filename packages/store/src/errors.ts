/**
 * Every way in which this package can fail. One table: the code, and the advice that goes with it where the place that
 * throws has none of its own.
 */
const hints = {
  // the embedded database
  'platform-unsupported': 'Set DATABASE_URL to a PostgreSQL 15 or newer.',
  'binaries-missing':
    'Install the dependencies again, optional ones included (npm ci), or set DATABASE_URL to a PostgreSQL 15 or newer.',
  'binaries-unusable': 'Set DATABASE_URL to a PostgreSQL 15 or newer.',
  'data-directory-invalid': 'Name a directory, or a path where one can be made, with --data-dir.',
  'data-directory-unwritable':
    'Give the directory to the account that runs this process, or name another with --data-dir.',
  'data-directory-closed': 'Let others pass through it (chmod o+x), or name another with --data-dir.',
  'data-directory-foreign': 'Run as the owner of the directory, or name another with --data-dir.',
  'data-directory-in-use': 'Stop the other process, or name another directory with --data-dir.',
  'major-version-differs': 'Move the data with a backup: write it with the old release, restore it with this one.',
  'database-absent': 'Start the platform once (scs serve), or fill a new database from a backup (scs db restore FILE).',
  'disk-full': 'Make room and start again; nothing that was acknowledged is lost.',
  'database-not-initialised': 'Look at the cause, remove it, and start again.',
  'database-not-started': 'Look at the log of the database, remove the cause, and start again.',
  'database-not-stopped': 'Look at what the process is doing, and end it by hand.',
  'database-unreachable':
    'See that database.url (DATABASE_URL) is right, and that PostgreSQL runs and lets this user in.',
  'database-too-old': 'Upgrade PostgreSQL, or name another database with database.url (DATABASE_URL).',
  'database-in-use': 'Stop every `scs serve` that uses it, and try again; nothing was changed.',
  // backups
  'backup-unreadable': 'See that the file is there and that this user may read it; nothing was changed.',
  'backup-foreign': 'Name a file that `scs db backup` has written.',
  'backup-too-new': 'Restore it with the release that wrote it, or a newer one.',
  'backup-truncated': 'Take an undamaged copy of the file; nothing was changed.',
  'backup-corrupt': 'Take an undamaged copy of the file; nothing was changed.',
  'backup-not-written': 'Look at the cause, and write it again; the file is not complete.',
  'schema-differs': 'Restore with the release that wrote the backup, then upgrade; nothing was changed.',
  'database-not-empty': 'Restore into an empty database, or replace what is there with --force; nothing was changed.',
  'backup-not-restored': 'Look at the cause, and restore again; nothing was changed.',
  // migrations
  'schema-too-new': 'Start the newer release again, or restore a backup that was made before: scs db restore',
  'migration-failed':
    'Nothing was changed. See that the database user owns the schema, and that PostgreSQL is 15 or newer.',
  // tests
  'test-database-unavailable': 'Run the tests through the project (npm test), whose set-up starts the databases.',
} as const satisfies Record<string, string>;

/** The closed list of codes. A program decides by them; people read the message. */
export type StoreErrorCode = keyof typeof hints;

/**
 * A failure that says what happened to what, and what to do next. `message` holds both sentences; `summary` only what
 * happened, `hint` only the advice.
 *
 * @example
 * try {
 *   await startEmbedded({ dataDir: 'data' });
 * } catch (error) {
 *   if (error instanceof StoreError && error.code === 'data-directory-in-use') console.error(error.message);
 * }
 */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  readonly summary: string;
  readonly hint: string;

  constructor(code: StoreErrorCode, summary: string, details: { hint?: string | undefined; cause?: unknown } = {}) {
    const hint = details.hint ?? hints[code];
    super(`${summary} ${hint}`, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'StoreError';
    this.code = code;
    this.summary = summary;
    this.hint = hint;
  }
}
