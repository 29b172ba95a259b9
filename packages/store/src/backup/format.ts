import type { SequenceState, TableShape } from './catalogue.ts';

/**
 * A backup is a text, compressed with gzip, which any system can look at (`zcat`):
 *
 * - a line of JSON, {@link BackupHead};
 * - for each table a line of JSON, {@link TableShape}, its rows as COPY writes them, and the line `\.`;
 * - a line of JSON, {@link BackupEnd}, without which it is not complete.
 */
export interface BackupHead {
  readonly format: typeof formatName;
  readonly formatVersion: number;
  readonly createdAt: string;
  /** Of PostgreSQL; to know, not to decide by. */
  readonly postgres: string;
  /** The migrations that the database had had, in their order. */
  readonly migrations: readonly string[];
}

/** What is only known when all is written. */
export interface BackupEnd {
  readonly rows: Readonly<Record<string, number>>;
  readonly sequences: readonly SequenceState[];
}

export const formatName = 'scs-backup';
export const formatVersion = 1;
export const endOfRows = '\\.\n';

/** Whether something read is the head of a backup, of this or another version of the format. */
export function isHead(value: unknown): value is BackupHead {
  return (
    isObject(value) &&
    value['format'] === formatName &&
    typeof value['formatVersion'] === 'number' &&
    isTexts(value['migrations'])
  );
}

export function isTable(value: unknown): value is TableShape {
  return isObject(value) && typeof value['name'] === 'string' && isTexts(value['columns']);
}

export function isEnd(value: unknown): value is BackupEnd {
  return isObject(value) && isObject(value['rows']) && Array.isArray(value['sequences']);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
