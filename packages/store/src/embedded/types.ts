/** The programs of one PostgreSQL release, and what they need to run. */
export interface Binaries {
  /** Absolute path of the directory that holds `initdb` and `postgres`. */
  readonly binDirectory: string;
  /** Directory of libraries that the loader does not find by itself. */
  readonly libraryDirectory?: string | undefined;
  /** For example `18.4`. */
  readonly version: string;
  readonly major: number;
}

/** The account that PostgreSQL runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  /** Whether it is another one than ours, which only root can arrange. */
  readonly isForeign: boolean;
}

/** Where everything of one embedded database lies: all of it in `<data directory>/postgres`. */
export interface Layout {
  readonly base: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  readonly socket: string;
  readonly libraries: string;
  /** A copy of the programs, where one is needed. */
  readonly release: string;
  readonly log: string;
  readonly password: string;
  readonly lock: string;
  readonly owner: string;
}

/** Where the story of the database goes; a pino logger fits. */
export interface EmbeddedLog {
  info(message: string): void;
  warn(message: string): void;
}

/** Server settings (`postgresql.conf` names) beyond the ones of every embedded database. */
export type Settings = Readonly<Record<string, string>>;

/** Anything of the system's errors that is decided by: `ENOSPC`, `EACCES`, … */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
