import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/schema.ts';
import { prettyLine } from './pretty-line.ts';

/**
 * The log of the process, on standard output, at the level and in the form of the configuration. The form `auto` is the one for
 * people where standard output is a terminal.
 */
export function createLog({ level, format }: Config['log']): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const pretty: DestinationStream = { write: (line) => void process.stdout.write(prettyLine(line)) };
  const isPretty = format === 'pretty' || (format === 'auto' && process.stdout.isTTY);
  return isPretty ? pino(options, pretty) : pino(options);
}
