/** What pino itself writes into a line; the rest are the fields of the caller. */
const own = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'v']);

const levels: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

/**
 * A line of the log as people read it: the time of day in UTC, the level, the message, the fields; the stack of an error below.
 * What is no line of the log is left as it is.
 *
 * @example
 * prettyLine('{"level":30,"time":"2026-03-01T10:00:00.000Z","status":201,"msg":"request"}\n');
 * // '10:00:00.000 info  request status=201\n'
 */
export function prettyLine(text: string): string {
  const line = parse(text);
  if (line === undefined) return text;
  const { level, time, msg } = line;
  const name = (typeof level === 'number' ? levels[level] : undefined) ?? 'log';
  const fields = Object.entries(line)
    .filter(([key]) => !own.has(key) && key !== 'err')
    .map(([key, value]) => `${key}=${show(value)}`);
  const head = [
    (typeof time === 'string' ? time : '').slice(11, 23),
    name.padEnd(5),
    printable(typeof msg === 'string' ? msg : ''),
    ...fields,
  ];
  return `${head.join(' ')}\n${stackOf(line['err'])}`;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A field: a word as it is, all else as JSON. */
function show(value: unknown): string {
  const text = typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
  return printable(text);
}

function stackOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { stack, message } = error as { stack?: unknown; message?: unknown };
  const text = typeof stack === 'string' ? stack : typeof message === 'string' ? message : JSON.stringify(error);
  return text
    .split('\n')
    .map((line) => `    ${printable(line)}\n`)
    .join('');
}

/** Nobody who sends a request may write to an operator's terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '\ufffd');
}
