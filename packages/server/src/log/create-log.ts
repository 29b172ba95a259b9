import { pino, type Logger } from 'pino';
import type { Config } from '../config/schema.ts';

/** The log of the process, on standard output, at the level and in the form of the configuration. */
export function createLog({ level }: Config['log']): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
