import { z } from 'zod';

/** A moment in UTC, as the API tells it. */
export const moment = z.string().meta({ format: 'date-time', example: '2026-03-01T10:00:00.25Z' });

/** What every document has that can be changed. */
export const versioned = {
  version: z.int().describe('Grows with every change; the ETag is this number in quotes'),
  createdAt: moment,
  updatedAt: moment,
};

/** The columns behind `versioned`. */
export function versionedOf(row: { version: number; created_at: string; updated_at: string }) {
  return { version: row.version, createdAt: row.created_at, updatedAt: row.updated_at };
}
