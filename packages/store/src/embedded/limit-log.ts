import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync, truncateSync } from 'node:fs';

const maxLogBytes = 2 * 1024 * 1024;
const checkIntervalMs = 60_000;

/**
 * Keeps a log that another process appends to small: beyond 2 MiB it is copied to `<file>.1` and emptied. A line that is written
 * between the two is lost; in return the database can always write, even when we hang or are gone.
 *
 * @returns a function that ends it
 */
export function limitLog(file: string): () => void {
  cut(file);
  const timer = setInterval(cut, checkIntervalMs, file);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

function cut(file: string): void {
  if (sizeOf(file) <= maxLogBytes) return;
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
}

export function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** What was written to a log from a place on: the last 16 KiB of it at most. */
export function readSince(file: string, start: number): string {
  const end = sizeOf(file);
  const length = Math.min(end - start, 16_384);
  if (length <= 0) return '';
  const text = Buffer.alloc(length);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, text, 0, length, end - length);
  } finally {
    closeSync(descriptor);
  }
  return text.toString();
}
