import { readFile, realpath } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { manifestName } from '../manifest.ts';
import { reasonOf, SiteError } from '../site-error.ts';

/** Where a mirror gets its copy from. */
export interface CopySource {
  readonly where: string;
  /**
   * The list of files.
   *
   * @returns undefined when it is the same as at the last call
   * @throws SiteError `not-read`
   */
  readManifest(): Promise<string | undefined>;
  /** @throws SiteError `not-read`, also for one that is larger than this */
  readFile(path: string, bytes: number): Promise<Buffer>;
  /** Lets the next call read the list also when it is the same. */
  forget(): void;
}

const timeoutMs = 30_000;
/** Of half a million files. Bytes */
const largestManifest = 128 * 1024 * 1024;

/** A web address, or a folder of this machine. @param stopped cuts off what is under way */
export function copySource(source: string, stopped: AbortSignal): CopySource {
  return /^https?:\/\//i.test(source) ? webSource(source, stopped) : folderSource(source);
}

/** @throws SiteError `not-a-copy` for what is no web address */
function webSource(source: string, stopped: AbortSignal): CopySource {
  const url = URL.parse(source);
  if (url?.username !== '' || url.password !== '') {
    throw new SiteError('not-a-copy', `${source} is no web address.`, 'Write it as https://host/folder/.');
  }
  url.search = '';
  url.hash = '';
  if (url.pathname.endsWith(`/${manifestName}`)) url.pathname = url.pathname.slice(0, -manifestName.length);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  const where = url.href;
  let etag: string | undefined;

  async function get(path: string, largest: number, headers: Record<string, string>): Promise<[Response, Buffer]> {
    const address = new URL(path, where).href;
    try {
      // another address is another source, which nobody has named
      const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]);
      const answer = await fetch(address, { headers, redirect: 'error', signal });
      if (answer.status === 304) return [answer, Buffer.alloc(0)];
      if (answer.status !== 200) throw new Error(`it was answered with ${String(answer.status)}`);
      return [answer, await readUpTo(answer, largest)];
    } catch (error) {
      throw notRead(address, error);
    }
  }

  return {
    where,
    async readManifest() {
      const [answer, body] = await get(
        manifestName,
        largestManifest,
        etag === undefined ? {} : { 'if-none-match': etag },
      );
      if (answer.status === 304) return undefined;
      etag = answer.headers.get('etag') ?? undefined;
      return body.toString();
    },
    readFile: async (path, bytes) => (await get(path, bytes, {}))[1],
    forget() {
      etag = undefined;
    },
  };
}

/** Reads a body as far as it may be long: who sends for ever is cut off. */
async function readUpTo(answer: Response, largest: number): Promise<Buffer> {
  if (answer.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > largest) throw new Error(`it is larger than ${String(largest)} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function folderSource(source: string): CopySource {
  const where = resolve(source);
  let known: string | undefined;

  async function read(path: string, largest: number): Promise<Buffer> {
    const file = join(where, path);
    try {
      // a link must not lead out of the folder
      const [root, real] = await Promise.all([realpath(where), realpath(file)]);
      if (!real.startsWith(root + sep)) throw new Error('it leads out of the folder');
      const body = await readFile(real);
      if (body.length > largest) throw new Error(`it is larger than ${String(largest)} bytes`);
      return body;
    } catch (error) {
      throw notRead(file, error);
    }
  }

  return {
    where,
    async readManifest() {
      const text = (await read(manifestName, largestManifest)).toString();
      if (text === known) return undefined;
      known = text;
      return text;
    },
    readFile: read,
    forget() {
      known = undefined;
    },
  };
}

function notRead(what: string, error: unknown): SiteError {
  return new SiteError(
    'not-read',
    `${what} cannot be read: ${reasonOf(error)}.`,
    'Look whether it is there, and whether this machine reaches it.',
    { cause: error },
  );
}
