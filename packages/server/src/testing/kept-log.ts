import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';

/** A log whose lines can be looked at. */
export function keptLog(): { log: FastifyBaseLogger; lines: string[] } {
  const lines: string[] = [];
  return { log: pino({}, { write: (line) => lines.push(line) }), lines };
}
