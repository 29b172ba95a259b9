import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeDirectory } from '@scs/store';
import { manifestName, parseManifest, type Manifest } from '../manifest.ts';
import { reasonOf, SiteError } from '../site-error.ts';

/**
 * The last good copy, in a folder of its own: each file under the hash of its content, and the list of them, which is replaced once
 * all that it names is there. So a copy is whole or not there, whatever happens to the process.
 */
export interface CopyStore {
  /** The list that was kept last; undefined for none. */
  load(): Promise<Manifest | undefined>;
  has(sha256: string): Promise<boolean>;
  put(sha256: string, body: Buffer): Promise<void>;
  /** @throws SiteError `tampered` when the disk does not hold what it should */
  get(sha256: string): Promise<Buffer>;
  /** Makes the list the one that is served, and deletes what it does not name. */
  keep(manifest: Manifest, text: string): Promise<void>;
}

const objectName = /^[0-9a-f]{64}$/;

export function sha256Of(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}

export function copyStore(directory: string): CopyStore {
  const root = resolve(directory);
  const objects = join(root, 'objects');
  const objectFile = (sha256: string) => join(objects, sha256);

  async function write(file: string, body: Buffer | string): Promise<void> {
    const partial = `${file}.${randomBytes(6).toString('hex')}.partial`;
    try {
      makeDirectory(objects);
      await writeFile(partial, body, { flag: 'wx' });
      await rename(partial, file);
    } catch (error) {
      await rm(partial, { force: true });
      throw new SiteError(
        'not-written',
        `${file} cannot be written: ${reasonOf(error)}.`,
        'Look at the space on the disk, or name another folder with --data-dir.',
        { cause: error },
      );
    }
  }

  return {
    async load() {
      let text: string;
      try {
        text = await readFile(join(root, manifestName), 'utf8');
      } catch {
        return undefined;
      }
      return parseManifest(text, join(root, manifestName));
    },
    async has(sha256) {
      try {
        return (await stat(objectFile(sha256))).isFile();
      } catch {
        return false;
      }
    },
    put: (sha256, body) => write(objectFile(sha256), body),
    async get(sha256) {
      const body = await readFile(objectFile(sha256));
      if (sha256Of(body) === sha256) return body;
      // it is fetched again
      await rm(objectFile(sha256), { force: true });
      throw new SiteError(
        'tampered',
        `${objectFile(sha256)} has been changed.`,
        'It is fetched again from the source.',
      );
    },
    async keep({ files }, text) {
      await write(join(root, manifestName), text);
      const named = new Set(files.map(({ sha256 }) => sha256));
      const found = await readdir(objects).catch(() => []);
      for (const name of found) {
        const isOurs = objectName.test(name) || /^[0-9a-f]{64}\.[0-9a-f]{12}\.partial$/.test(name);
        if (isOurs && !named.has(name)) await rm(join(objects, name), { force: true });
      }
    },
  };
}
