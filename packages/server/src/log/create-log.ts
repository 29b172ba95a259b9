import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/schema.ts';
import { prettyLine } from './pretty-line.ts';

/** The log of the process, on standard output, at the level and in the form of the configuration. */
export function createLog({ level, format }: Config['log']): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const pretty: DestinationStream = { write: (line) => void process.stdout.write(prettyLine(line)) };
  return format === 'pretty' ? pino(options, pretty) : pino(options);
}
