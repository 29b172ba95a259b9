import type { Binaries, Settings } from './types.ts';

/**
 * The settings of an embedded database. They are given on the command line, where neither a file nor ALTER SYSTEM overrides
 * them: whoever wants to tune a PostgreSQL runs one, and sets DATABASE_URL.
 */
export function settingsFor({ major }: Pick<Binaries, 'major'>, socketDirectory: string, port: number): Settings {
  return {
    // a socket in a private directory, and no network
    listen_addresses: '',
    unix_socket_directories: quoteListItem(socketDirectory),
    unix_socket_permissions: '0700',
    port: String(port),
    // what is acknowledged is on the disk
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // small: one application, and no process that it does not need
    max_connections: '60',
    superuser_reserved_connections: '3',
    shared_buffers: '32MB',
    huge_pages: 'off',
    maintenance_work_mem: '32MB',
    max_wal_size: '256MB',
    min_wal_size: '32MB',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_worker_processes: '0',
    max_parallel_workers: '0',
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    max_logical_replication_workers: '0',
    autovacuum_max_workers: '2',
    jit: 'off',
    // PostgreSQL 18 reads through three worker processes by default
    ...(major >= 18 ? { io_method: 'sync' } : {}),
    // The log is for mishaps of the database. Statements and rows stay out of it: they may be personal data, and the
    // application gets every error anyway.
    logging_collector: 'off',
    log_destination: 'stderr',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
}

/** An item of a list setting: quoted, since a path may hold commas and spaces. */
function quoteListItem(item: string): string {
  return `"${item.replaceAll('"', '""')}"`;
}
