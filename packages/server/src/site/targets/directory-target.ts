import { readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import { makeDirectory } from '@scs/store';
import { z } from 'zod';
import { isSafePath, jsonOf, manifestName, parseManifest, type Manifest } from '../manifest.ts';
import { reasonOf, SiteError } from '../site-error.ts';
import type { SiteTarget } from '../site-target.ts';

/** What an export that was cut off was about to write: those files are ours as well. */
const planName = `${manifestName}.plan`;

/**
 * A folder. One that is not there, or empty, is written beside its place and appears whole; one that holds a copy is brought up to
 * date file by file, each of which appears whole, the list last. Files that no export wrote are never touched.
 */
export function directoryTarget(directory: string): SiteTarget {
  const root = resolve(directory);
  const fresh = `${root}.${randomBytes(6).toString('hex')}.partial`;
  let isNew = false;
  const folder = () => (isNew ? fresh : root);

  async function put(path: string, body: Buffer | string): Promise<void> {
    const file = join(folder(), path);
    const partial = `${file}.${randomBytes(6).toString('hex')}.partial`;
    try {
      makeDirectory(dirname(file));
      await writeFile(partial, body, { flag: 'wx' });
      await rename(partial, file);
    } catch (error) {
      await rm(partial, { force: true });
      throw notWritten(file, error);
    }
  }

  return {
    where: root,
    async readManifest() {
      const found = await list(root);
      if (found.length === 0) return undefined;
      const text = await readText(join(root, manifestName));
      if (text !== undefined) return parseManifest(text, join(root, manifestName));
      if (found.includes(planName)) return undefined;
      throw new SiteError(
        'not-ours',
        `${root} holds files, and none of them says that they are a copy of a status page.`,
        'Name a folder that is empty or not there yet, or one that an export has written.',
      );
    },
    async begin(paths) {
      isNew = (await list(root)).length === 0;
      if (isNew) return;
      const ours = await ownPaths(root);
      for (const path of paths) {
        if (ours.has(path) || (await readText(join(root, path))) === undefined) continue;
        throw new SiteError(
          'not-ours',
          `${join(root, path)} is there, and no export has written it.`,
          'Move it away, or export to another folder.',
        );
      }
      await put(planName, JSON.stringify([...new Set([...ours, ...paths])]));
    },
    write: put,
    async commit(manifest, removed) {
      await put(manifestName, manifest);
      if (isNew) {
        await appear(fresh, root);
        return;
      }
      for (const path of removed) await removeFile(root, path);
      await rm(join(root, planName), { force: true });
    },
    async abandon() {
      if (isNew) await rm(fresh, { recursive: true, force: true });
    },
  };
}

async function appear(fresh: string, root: string): Promise<void> {
  try {
    // an empty folder may be there
    await rename(fresh, root);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw notWritten(root, error);
  }
}

async function ownPaths(root: string): Promise<Set<string>> {
  const text = await readText(join(root, manifestName));
  const manifest: Manifest | undefined = text === undefined ? undefined : parseManifest(text, join(root, manifestName));
  const plan = await readText(join(root, planName));
  return new Set([...(manifest?.files ?? []).map(({ path }) => path), ...plannedIn(plan)]);
}

function plannedIn(plan: string | undefined): string[] {
  const parsed = z.array(z.string()).safeParse(jsonOf(plan ?? ''));
  return (parsed.data ?? []).filter(isSafePath);
}

/** Removes a file, and the folders that are empty without it. */
async function removeFile(root: string, path: string): Promise<void> {
  await rm(join(root, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      await rmdir(join(root, folder));
    } catch {
      // somebody else's file is in it, or it is gone
      return;
    }
  }
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw new SiteError(
      'not-read',
      `${folder} cannot be read: ${reasonOf(error)}.`,
      'Name a folder that you may use.',
      {
        cause: error,
      },
    );
  }
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw new SiteError(
      'not-read',
      `${file} cannot be read: ${reasonOf(error)}.`,
      'Look at its owner and its rights.',
      {
        cause: error,
      },
    );
  }
}

function notWritten(file: string, error: unknown): SiteError {
  return new SiteError(
    'not-written',
    `${file} cannot be written: ${reasonOf(error)}.`,
    'Look at the space on the disk, and whether the user of this process may write there.',
    { cause: error },
  );
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
