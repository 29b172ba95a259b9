import { readFile } from 'node:fs/promises';

import { isErrorCode, OpenStackError } from '../errors.ts';
import { isObject, objectAt, textAt, type JsonObject } from '../session/shape.ts';
import type { RecordedExchange, RecordingHeader } from './types.ts';

export interface Recording {
  readonly header: RecordingHeader;
  readonly exchanges: readonly RecordedExchange[];
}

/**
 * Reads a recording from its lines, or from the file of that name.
 *
 * @throws OpenStackError `recording-unreadable`, or `recording-malformed` with the line's number
 */
export async function readRecording(source: string | readonly string[]): Promise<Recording> {
  const name = typeof source === 'string' ? source : 'recording';
  const lines = typeof source === 'string' ? await linesOf(source) : source;
  let header: RecordingHeader | undefined;
  const exchanges: RecordedExchange[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const place = `${name}:${index + 1}`;
    const content = parse(line, place);
    if (header === undefined) header = headerOf(content, place);
    else exchanges.push(exchangeOf(content, place));
  }
  if (header === undefined) throw malformed(`${name}:1`, 'the recording is empty');
  return { header, exchanges };
}

async function linesOf(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`;
    throw new OpenStackError('recording-unreadable', `${file}: ${what}.`, { cause: error });
  }
}

function parse(line: string, place: string): JsonObject {
  let content: unknown;
  try {
    content = JSON.parse(line);
  } catch {
    throw malformed(place, 'this line is no JSON, or is cut off');
  }
  if (!isObject(content)) throw malformed(place, 'this line is no JSON object');
  return content;
}

function headerOf(content: JsonObject, place: string): RecordingHeader {
  if (content['format'] !== 'scs-recording')
    throw malformed(place, 'this is no recording: its first line is no header');
  const version = content['version'];
  if (version !== 1) {
    const found = typeof version === 'number' ? `version ${version}` : 'this version';
    throw malformed(place, `${found} of the format is unknown (known: 1)`);
  }
  const cloud = objectAt(content, 'cloud');
  const authUrl = textAt(cloud, 'authUrl');
  const interfaces = cloud?.['interfaces'];
  const isWhole =
    textAt(cloud, 'name') !== undefined &&
    authUrl !== undefined &&
    /^https?:\/\//.test(authUrl) &&
    URL.canParse(authUrl) &&
    Array.isArray(interfaces) &&
    interfaces.every((entry) => typeof entry === 'string') &&
    ['endpointOverrides', 'regionOverrides', 'interfaceOverrides'].every((key) => isObject(cloud?.[key])) &&
    !Number.isNaN(Date.parse(textAt(content, 'recordedAt') ?? ''));
  if (!isWhole) throw malformed(place, 'the header lacks the cloud or the time');
  // Every field of RecordingHeader has been looked at above.
  return content as unknown as RecordingHeader;
}

function exchangeOf(content: JsonObject, place: string): RecordedExchange {
  const url = textAt(content, 'url');
  if (textAt(content, 'method') === undefined || url === undefined || !URL.canParse(url)) {
    throw malformed(place, 'the exchange lacks its method or URL');
  }
  const code = textAt(objectAt(content, 'error'), 'code');
  const hasAnswer = typeof content['status'] === 'number' && isObject(content['headers']);
  if (!hasAnswer && (code === undefined || !isErrorCode(code)))
    throw malformed(place, 'the exchange lacks its status and its error');
  if (typeof content['durationMs'] !== 'number') throw malformed(place, 'the exchange lacks its duration');
  for (const key of ['body', 'requestBody']) {
    const body = content[key];
    const isKnown =
      isObject(body) && ('json' in body || textAt(body, 'text') !== undefined || textAt(body, 'base64') !== undefined);
    if (body !== undefined && !isKnown) throw malformed(place, `the exchange's ${key} is neither JSON nor text`);
  }
  // Every field that a replay uses has been looked at above.
  return content as unknown as RecordedExchange;
}

function malformed(place: string, what: string): OpenStackError {
  return new OpenStackError('recording-malformed', `${place}: ${what}.`);
}
